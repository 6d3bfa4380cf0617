/** What a file is let in for; the core refuses a ticket used for anything else (electron/services/attachments/files.ts). */
export const ATTACHMENT_PURPOSE = 'attachment'
