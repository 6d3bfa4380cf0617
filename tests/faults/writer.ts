import { createApp } from '../../electron/app/app.ts'
import { message } from '../builders/messages.ts'
import { resourcesDir, testOffice } from '../builders/register.ts'

/** A process that writes without end until it is killed: `writer.ts DATA_DIR`. Each line of its output is a card that was acknowledged. */

const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('writer.ts DATA_DIR')
const app = await createApp(
  { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:42' },
  { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
)
await app.call('register.create', {
  taskId: 'create-register',
  input: { presetCode: 'trosna', office: testOffice, operator: { name: 'Лапшина О. Д.', post: '' } },
})
for (let n = 1; ; n += 1) {
  await app.call('drafts.put', { form: 'messages.new', slot: '', content: { gist: `Черновик ${n}` } })
  const reply = await app.call('messages.register', {
    case: message({ channelId: 1, gist: `Сообщение ${n}` }),
    applicant: null,
    attachments: [],
  })
  if (!reply.ok) throw new Error(reply.error.message)
  console.log(`saved ${n}`)
}
