/**
 * Prints pictures or a text alone: a sheet of our own beside the application, which paper hides (`print-sheet` in files.css).
 * @returns after the print dialog was closed
 */
export async function printSheet(
  content: readonly (HTMLImageElement | HTMLCanvasElement | HTMLPreElement)[],
): Promise<void> {
  const sheet = document.createElement('div')
  sheet.className = 'print-sheet'
  sheet.append(...content)
  document.body.append(sheet)
  document.documentElement.classList.add('prints-sheet')
  try {
    await Promise.all(content.filter((one) => one instanceof HTMLImageElement).map((one) => one.decode()))
    window.print()
  } finally {
    document.documentElement.classList.remove('prints-sheet')
    sheet.remove()
  }
}
