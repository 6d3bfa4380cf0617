import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureNode, root } from './node.mjs'

// npm run sign-update -- --new-key FILE     once per publisher: the private key into FILE, the public one into resources/
// npm run sign-update -- --key FILE FOLDER  per release: FOLDER/latest*.yml.sig beside each description of the builder
ensureNode()
const [option, keyFile, folder] = process.argv.slice(2)

if (option === '--new-key' && keyFile) newKey(resolve(keyFile))
else if (option === '--key' && keyFile && folder) signFolder(resolve(keyFile), resolve(folder))
else fail('Usage: sign-update --new-key FILE | --key FILE FOLDER')

function newKey(file) {
  if (file.startsWith(root)) fail('The private key does not belong into the project: name a file elsewhere')
  if (existsSync(file)) fail(`${file} exists and is not overwritten`)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  writeFileSync(join(root, 'resources/update-public-key.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
  console.log(`Private key: ${file}. Public key: resources/update-public-key.pem`)
}

function signFolder(file, place) {
  const key = createPrivateKey(readFileSync(file))
  const names = readdirSync(place).filter((name) => /^latest(-[a-z0-9-]+)?\.yml$/.test(name))
  if (names.length === 0) fail(`No latest*.yml in ${place}`)
  for (const name of names) {
    writeFileSync(
      join(place, `${name}.sig`),
      `${sign(null, readFileSync(join(place, name)), key).toString('base64')}\n`,
    )
    console.log(`Signed ${name}`)
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
