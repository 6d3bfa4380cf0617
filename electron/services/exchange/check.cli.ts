import { parseArgs } from 'node:util'
import { AppError } from '../../contract/errors.ts'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkPackage } from './checkPackage.ts'
import { problemTexts } from './checkTexts.ts'
import { isLocked, unlockPackage } from './envelope.ts'
import { openArchive } from './zipReader.ts'

/**
 * `npm run check-package -- FILE… [--base FILE]`: Russian and English lines, exit code 1 when a package is broken, 2 when there is none to
 * check. An encrypted file is opened by the passphrase in the variable PACKAGE_PASSPHRASE: an argument would stand in the list of
 * processes.
 */

const schemas = resolve(import.meta.dirname, '../../../resources/package')
// npm changes the folder: the person's own one is in INIT_CWD.
const placeOf = (file: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), file)

/** The package itself: that inside an encrypted file is unlocked into a folder of its own. */
async function packageAt(path: string, folder: string): Promise<string> {
  const archive = await openArchive(path)
  if ('code' in archive) return path
  archive.zip.close()
  if (!isLocked(archive)) return path
  const to = join(folder, `${Math.random().toString(36).slice(2)}.zip`)
  await unlockPackage({ from: path, to, passphrase: process.env['PACKAGE_PASSPHRASE'] ?? '' })
  return to
}

async function checkFile(file: string, base: string | undefined, folder: string): Promise<number> {
  const missing = [file, ...(base === undefined ? [] : [base])].find((one) => !existsSync(placeOf(one)))
  if (missing !== undefined) {
    console.error(`${missing}: файл не найден / file not found`)
    return 2
  }
  const report = await checkPackage(await packageAt(placeOf(file), folder), {
    schemas,
    ...(base === undefined ? {} : { base: await packageAt(placeOf(base), folder) }),
  })
  if (!report.isSound) {
    console.log(`${file}: пакет повреждён / package is broken`)
    for (const { code, path, message } of report.problems)
      console.log(`  ✗ ${path === '' ? '(архив / archive)' : path}: ${message} / ${problemTexts[code].en}`)
    return 1
  }
  console.log(
    `${file}: пакет цел, проверено файлов: ${report.files} / package is sound, files checked: ${report.files}`,
  )
  console.log(`  ${report.office}, ${report.periodName}, версия ${report.versionNumber ?? ''}`)
  if (report.base) {
    const { version, sha256, isChecked } = report.base
    console.log(`  только изменения к версии ${version} / difference from version ${version}, SHA-256 ${sha256}`)
    console.log(
      isChecked
        ? '  вместе с базовым пакетом дают заявленные записи / base and difference give the stated records'
        : '  базовый пакет не проверен: добавьте --base ФАЙЛ / base is not checked: add --base FILE',
    )
  }
  console.log(`  SHA-256 ${report.sha256}`)
  return 0
}

const { values, positionals } = parseArgs({ options: { base: { type: 'string' } }, allowPositionals: true })
if (positionals.length === 0) {
  console.error('Укажите файл: npm run check-package -- ПАКЕТ.zip / Name a file: npm run check-package -- PACKAGE.zip')
  process.exit(2)
}
const folder = await mkdtemp(join(tmpdir(), 'reestr-mcu-check-'))
let code = 0
try {
  for (const file of positionals) code ||= await checkFile(file, values.base, folder)
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(`✗ ${Object.values(error.fields ?? {})[0] ?? error.message}`)
  code = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exit(code)
