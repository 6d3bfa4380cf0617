import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Contexts } from '../context.ts'
import { openFile } from './handOut.ts'
import { previewFile } from './preview.ts'
import { limitsOf } from './rules.ts'

export { attachments, filesOf, listFiles } from './attachments.repo.ts'
export { ATTACHMENT_PURPOSE, attachFiles, copyFiles, describeFile, fileOf, fileView, removeFile } from './files.ts'
export { openFile } from './handOut.ts'

export const attachmentsService: Services<Contract, Contexts>['attachments'] = {
  limits: (_input, ctx) => limitsOf(ctx.db),
  preview: async ({ attachmentId }, ctx) => previewFile(ctx, attachmentId),
  open: async ({ attachmentId }, ctx) => openFile(ctx, attachmentId),
}
