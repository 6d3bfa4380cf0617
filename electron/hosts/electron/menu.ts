import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import { texts } from './texts.ts'

/** The short menu behind Alt; the application's own commands and keys live in the page. */
export function menuTemplate(): MenuItemConstructorOptions[] {
  const words = texts.menu
  // Editing keys work in fields by themselves; were they bound here too, a page's own Ctrl+Z could not mean «undo the act».
  const edit = (role: MenuItemConstructorOptions['role'], label: string): MenuItemConstructorOptions => ({
    ...(role ? { role } : {}),
    label,
    registerAccelerator: false,
  })
  return [
    { label: words.file, submenu: [{ role: 'quit', label: words.close }] },
    {
      label: words.edit,
      submenu: [
        edit('undo', words.undo),
        edit('redo', words.redo),
        { type: 'separator' },
        edit('cut', words.cut),
        edit('copy', words.copy),
        edit('paste', words.paste),
        edit('selectAll', words.selectAll),
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'zoomIn', label: words.zoomIn, accelerator: 'CommandOrControl+=' },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'resetZoom', label: words.zoomReset },
        { type: 'separator' },
        { role: 'togglefullscreen', label: words.fullScreen },
      ],
    },
  ]
}

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate()))
}
