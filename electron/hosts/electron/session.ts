import { session } from 'electron'
import { APP_ORIGIN, mayRequest, mayUse } from './security.ts'

/** After `ready`: the page reaches nothing but the application, and nothing of the system. */
export function closeSession(): void {
  const own = session.defaultSession
  own.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayRequest(details.url) }))
  own.setPermissionRequestHandler((contents, permission, callback) => callback(mayUse(permission, contents.getURL())))
  own.setPermissionCheckHandler((_contents, permission, origin) =>
    mayUse(permission, origin === '' ? APP_ORIGIN : origin),
  )
  own.setDevicePermissionHandler(() => false)
  own.setDisplayMediaRequestHandler((_request, callback) => callback({}))
  own.setSpellCheckerEnabled(false)
  own.on('will-download', (event) => event.preventDefault())
}
