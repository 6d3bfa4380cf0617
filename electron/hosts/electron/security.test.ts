import { describe, expect, test } from 'vitest'
import { mayCall, mayNavigate, mayRequest, mayUse, webPreferences } from './security.ts'

describe('a request of the page', () => {
  test.each([
    ['app://register/assets/main.js', true],
    ['blob:app://register/7a1f', true],
    ['data:image/png;base64,AAAA', true],
    ['data:text/html,<script>1</script>', false],
    ['blob:https://evil.example/7a1f', false],
    ['https://register/', false],
    ['http://127.0.0.1:8080/', false],
    ['ws://127.0.0.1:8080/', false],
    ['file:///etc/passwd', false],
    ['app://evil/main.js', false],
    ['app://register.evil/main.js', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['chrome://gpu', false],
    ['https://redirector.gvt1.com/edgedl/dict.bdic', false],
    ['', false],
  ])('%s is %s', (url, allowed) => {
    expect(mayRequest(url)).toBe(allowed)
  })
})

describe('a navigation', () => {
  test.each([
    ['app://register/', true],
    ['app://register/#/messages/12', true],
    ['app://register/index.html#/desk', true],
    ['app://register/assets/main.js', false],
    ['app://register/?x=1', false],
    ['app://evil/', false],
    ['https://example.ru/', false],
    ['javascript:alert(1)', false],
    ['about:blank', false],
    ['file:///C:/Users', false],
  ])('to %s is %s', (url, allowed) => {
    expect(mayNavigate(url)).toBe(allowed)
  })
})

describe('a sender of a call', () => {
  const own = { url: 'app://register/#/desk', isMainFrame: true, isOwnWindow: true }
  test('is the top frame of our own window on our own page', () => {
    expect(mayCall(own)).toBe(true)
  })
  test.each([
    ['a frame inside', { ...own, isMainFrame: false }],
    ['a window of somebody else', { ...own, isOwnWindow: false }],
    ['a frame that is gone', { ...own, url: null }],
    ['a page that left', { ...own, url: 'https://evil.example/' }],
    ['a blank page', { ...own, url: 'about:blank' }],
    ['a page of the same scheme', { ...own, url: 'app://evil/' }],
  ])('is not %s', (_who, sender) => {
    expect(mayCall(sender)).toBe(false)
  })
})

describe('a permission', () => {
  test('is given for nothing but copying a text and the whole screen, and only to our page', () => {
    const asked = [
      'media',
      'geolocation',
      'notifications',
      'usb',
      'serial',
      'hid',
      'midi',
      'clipboard-read',
      'openExternal',
      'display-capture',
      'fileSystem',
      'unknown',
    ]
    for (const permission of asked) expect(mayUse(permission, 'app://register/')).toBe(false)
    for (const permission of ['clipboard-sanitized-write', 'fullscreen']) {
      expect(mayUse(permission, 'app://register/#/desk')).toBe(true)
      expect(mayUse(permission, 'https://evil.example/')).toBe(false)
    }
  })
})

test('the preferences of a window stay as they are', () => {
  expect(webPreferences('/p.cjs', true)).toEqual({
    preload: '/p.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  })
})
