import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkPackage } from './checkPackage.ts'
import { problemTexts } from './checkTexts.ts'

/** `npm run check-package -- FILE…`: Russian and English lines, exit code 1 when a package is broken, 2 when there is none to check. */

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Укажите файл: npm run check-package -- ПАКЕТ.zip / Name a file: npm run check-package -- PACKAGE.zip')
  process.exit(2)
}

const schemas = resolve(import.meta.dirname, '../../../resources/package')
let code = 0
for (const file of files) {
  // npm changes the folder: the person's own one is in INIT_CWD.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
  if (!existsSync(path)) {
    console.error(`${file}: файл не найден / file not found`)
    code = 2
    continue
  }
  const report = await checkPackage(path, { schemas })
  if (report.isSound) {
    console.log(
      `${file}: пакет цел, проверено файлов: ${report.files} / package is sound, files checked: ${report.files}`,
    )
    console.log(`  ${report.office}, ${report.periodName}, версия ${report.versionNumber ?? ''}`)
    console.log(`  SHA-256 ${report.sha256}`)
    continue
  }
  code ||= 1
  console.log(`${file}: пакет повреждён / package is broken`)
  for (const { code: problemCode, path: part, message } of report.problems) {
    console.log(`  ✗ ${part === '' ? '(архив / archive)' : part}: ${message} / ${problemTexts[problemCode].en}`)
  }
}
process.exit(code)
