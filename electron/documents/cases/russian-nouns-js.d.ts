/** The part of russian-nouns-js 2.3 that the documents use; the package ships no types. */
declare module 'russian-nouns-js' {
  interface Lemma {
    text: string
    gender: string
    animate?: boolean
  }
  const library: {
    Engine: new () => { decline(lemma: Lemma, grammaticalCase: string): string[] }
    Case: Readonly<Record<'GENITIVE' | 'DATIVE' | 'ACCUSATIVE' | 'INSTRUMENTAL' | 'PREPOSITIONAL', string>>
    Gender: Readonly<Record<'MASCULINE' | 'FEMININE' | 'NEUTER', string>>
  }
  export default library
}
