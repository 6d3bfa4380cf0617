import { AppError } from '../../contract/errors.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildBallots } from '../../documents/ballot.ts'
import { ballotTemplate } from '../../documents/templates/ballot.ts'
import type { DocumentPerson } from '../../documents/protocolData.ts'
import { buildVoteSheet } from '../../documents/voteSheet.ts'
import type { VoteSheetData } from '../../documents/voteSheet.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import { getMeeting } from '../meetings/meetings.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { People } from '../protocols/protocols.service.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { openVoteData, ruleWords } from './openVote.ts'
import { pollSource, pollView, votersOf } from './poll.ts'
import type { PollSource } from './poll.ts'
import { texts } from './texts.ts'
import { voteSheetTemplate } from '../../documents/templates/lists.ts'

/** Ballots and the named vote sheet, from the data of now. */
export const ballotPapers: PaperBuilders<'ballot' | 'voteSheet'> = {
  ballot: ({ meetingId, participantId }, { db }) => {
    const source = pollSource(db, meetingId)
    const { meeting } = source
    const voters = votersOf(meeting).filter((one) => participantId === null || one.id === participantId)
    const [only] = voters
    if (!only)
      throw new AppError(
        participantId === null ? 'refused' : 'notFound',
        participantId === null ? texts.noMembers : texts.unknownPerson,
      )
    if (meeting.items.length === 0) throw new AppError('refused', texts.noItems)
    const office = getOffice(db)
    const model = buildBallots(
      {
        office: documentOffice(office),
        number: String(meeting.number),
        heldOn: meeting.heldOn,
        until: source.answersUntil,
        address: [office.name, meeting.place === '' ? office.town : meeting.place].join(', '),
        answers: source.rules.answers.map((answer) => answer.word),
        items: meeting.items.map((item) => ({ title: item.title, draft: item.draftDecision })),
        members: named(
          db,
          meetingId,
          voters.map((one) => one.id),
        ),
      },
      getSettings(db).documents,
      templateTexts(db, ballotTemplate),
    )
    const { ballot, ballots } = texts.fileNames
    const isOne = participantId !== null
    return {
      model,
      fileName: isOne ? ballot(meeting.number, only.shortName.replaceAll('\u00A0', ' ')) : ballots(meeting.number),
    }
  },

  voteSheet: ({ meetingId }, { db, now }) => {
    const meeting = getMeeting(db, meetingId)
    return {
      model: buildVoteSheet(
        meeting.format === 'inPerson' ? openVoteData(db, meeting) : voteSheetData(db, pollSource(db, meetingId), now),
        getSettings(db).documents,
        templateTexts(db, voteSheetTemplate),
      ),
      fileName: texts.fileNames.voteSheet(meeting.number),
    }
  },
}

function named(db: ReadDb, meetingId: number, ids: readonly number[]): DocumentPerson[] {
  const people = new People(db, meetingId)
  return ids.map((id) => people.participant(id)).filter((one) => one !== null)
}

function voteSheetData(db: ReadDb, { meeting, rules }: PollSource, now: string): VoteSheetData {
  const people = new People(db, meeting.id)
  const view = pollView(db, meeting.id, now)
  const wordOf = (code: string | null): string => rules.answers.find((one) => one.code === code)?.word ?? ''
  const person = (participantId: number): DocumentPerson => people.participant(participantId) ?? { fullName: '' }
  const { sheet } = texts
  return {
    office: documentOffice(getOffice(db)),
    number: String(meeting.number),
    heldOn: meeting.heldOn,
    until: view.answersUntil,
    answers: rules.answers.map((answer) => answer.word),
    items: view.questions.map(({ title, result }) => ({
      title,
      counts: result.byAnswer,
      result: result.outcome === 'noRule' ? '' : `${sheet.result(result.word)}. ${result.why}`,
    })),
    members: view.members.map((one) => ({
      person: person(one.participantId),
      receivedAt: one.ballot?.receivedAt ?? null,
      isLate: one.ballot?.isLate ?? false,
      answers: view.questions.map((question) =>
        wordOf(one.votes.find((vote) => vote.itemId === question.id)?.answer ?? null),
      ),
    })),
    opinions: view.opinions
      .filter((one) => one.isCounted)
      .map((one) => ({ person: person(one.participantId), item: one.position, text: one.text })),
    rules: ruleWords(rules),
    chair: meeting.chairId === null ? null : people.person(meeting.chairId),
    secretary: meeting.secretaryId === null ? null : people.person(meeting.secretaryId),
  }
}
