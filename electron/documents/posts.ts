import { texts } from './texts/index.ts'

/** A note of the состав at the end of a post, «по согласованию» with or without brackets. */
const inAgreement = /[,\s]+\(?по согласованию\)?$/iu
const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('ru-RU')

/** The post alone, as a letter is addressed to it. */
export function withoutAgreement(post: string): string {
  return post.replace(inAgreement, '')
}

/**
 * Post with the body it is held in. The body that orders the состав and one that the post names already are not said again; «по
 * согласованию» stands after the body, as decrees write it.
 */
export function postInBody(post: string, body: string, ownBody: string): string {
  if (body === '' || folded(body) === folded(ownBody) || folded(post).includes(folded(body))) return post
  const parts = [withoutAgreement(post), body].filter((part) => part !== '').join(', ')
  return inAgreement.test(post) ? `${parts} (${texts.roster.inAgreement})` : parts
}
