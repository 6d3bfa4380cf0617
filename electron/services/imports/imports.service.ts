import { statSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import { IMPORT_PURPOSE } from '../../contract/imports.ts'
import type { ImportFile } from '../../contract/imports.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Contexts, TaskContext } from '../context.ts'
import { civilMoment } from '../journal/journal.service.ts'
import { analyse } from './analyse.ts'
import type { AnalyseOptions } from './analyse.ts'
import { earlierImport, isFileNeeded, setStaged, stagedFiles } from './imports.repo.ts'
import { mappingViews, removeMapping, saveMapping } from './mappings.ts'
import { previewImport } from './preview.ts'
import { nothingChosen } from './read/openTable.ts'
import { cardSource, importLines, importReport, reportFile } from './report.ts'
import { isUnderWay, resumeImport, runImport } from './run.ts'
import { takeBack, takeBackPreview } from './takeBack.ts'
import { progressTexts, refusals, titles } from './texts.ts'

/** Keeps the file for the further steps; files that were looked at before and never imported go. */
async function stage(ctx: TaskContext, path: string): Promise<{ sha256: string; size: number }> {
  const blob = await ctx.files.storeBlobAside(path)
  ctx.write(titles.staged, ({ records: { db } }) => {
    for (const old of stagedFiles(db)) if (old !== blob.sha256 && !isFileNeeded(db, old)) ctx.files.dropBlob(old)
    setStaged(db, isFileNeeded(db, blob.sha256) ? [] : [blob.sha256])
  })
  return blob
}

async function describe(
  ctx: TaskContext,
  file: { fileId: string; name: string; size: number; path: string },
  options: AnalyseOptions,
): Promise<ImportFile> {
  const { fileId, name, size, path } = file
  const found = await analyse(ctx.db, path, options, {
    progress: (done) => ctx.progress(done, null, progressTexts.reading),
    breathe: () => ctx.breathe(),
  })
  const earlier = earlierImport(ctx.db, fileId)
  return {
    fileId,
    name,
    size,
    ...found,
    earlier: earlier ? { importId: earlier.id, at: civilMoment(ctx)(earlier.at) } : null,
  }
}

function kept(ctx: TaskContext, fileId: string): string {
  try {
    return ctx.files.blobPath(fileId)
  } catch (error) {
    throw new AppError('notFound', refusals.noFile, { cause: error })
  }
}

export const importsService: Services<Contract, Contexts>['imports'] = {
  open: async ({ ticket }, ctx) => {
    const { path, name } = ctx.files.take(ticket, IMPORT_PURPOSE)
    ctx.progress(0, null, progressTexts.reading)
    const { sha256: fileId, size } = await stage(ctx, path)
    return describe(ctx, { fileId, name, size, path: kept(ctx, fileId) }, { ...nothingChosen, headerRow: null })
  },
  reopen: async ({ fileId, name, ...choice }, ctx) => {
    const path = kept(ctx, fileId)
    return describe(ctx, { fileId, name, size: statSync(path).size, path }, choice)
  },
  preview: (request, ctx) => previewImport(ctx, request),
  run: (request, ctx) => runImport(ctx, request),
  resume: ({ id }, ctx) => resumeImport(ctx, id),
  list: (_input, ctx) => importLines(ctx.db, civilMoment(ctx)),
  get: (input, ctx) => importReport(ctx.db, input, civilMoment(ctx)),
  source: ({ caseId }, ctx) => cardSource(ctx.db, caseId, civilMoment(ctx)),
  reportFile: ({ id }, ctx) => reportFile(ctx, id),
  takeBackPreview: ({ id }, ctx) => takeBackPreview(ctx.db, id, civilMoment(ctx)),
  takeBack: ({ id, changed }, ctx) => takeBack(ctx, id, changed, isUnderWay),
  mappings: (_input, ctx) => mappingViews(ctx.db),
  saveMapping: (input, ctx) => saveMapping(ctx, input),
  removeMapping: ({ id, version }, ctx) => removeMapping(ctx, id, version),
}
