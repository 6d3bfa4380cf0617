import { defineTemplate } from './template.ts'

/** Cover letters. The applicant is in none of them: an appeal is named by its number. */

const slots = (subject: string, text: string, fields: readonly string[]) => ({
  subject: { label: 'Заголовок к тексту', text: subject, fields },
  greeting: { label: 'Обращение', text: '', fields: [] },
  text: { label: 'Текст, сверьте с вашим регламентом', text, fields },
})

export const coverLetterTemplates = {
  package: defineTemplate({
    kind: 'coverPackage',
    title: 'Сопроводительное письмо к пакету',
    slots: slots(
      'О направлении сведений',
      'Направляем сведения о работе с сообщениями и обращениями {период}. Сведения не содержат персональных данных заявителей.',
      ['период', 'центр'],
    ),
  }),
  report: defineTemplate({
    kind: 'coverReport',
    title: 'Сопроводительное письмо к отчёту',
    slots: slots(
      'О направлении отчёта',
      'Направляем документ «{документ}», период: {период}. Документ не содержит персональных данных заявителей.',
      ['документ', 'период', 'центр'],
    ),
  }),
  redirect: defineTemplate({
    kind: 'coverRedirect',
    title: 'Сопроводительное письмо к обращению',
    slots: slots(
      'О направлении обращения',
      'В соответствии с частью 3 статьи 8 Федерального закона от 02.05.2006 № 59-ФЗ «О порядке рассмотрения обращений граждан Российской Федерации» направляем по компетенции обращение от {дата} № {номер}.\nО результатах рассмотрения просим сообщить заявителю.',
      ['номер', 'дата'],
    ),
  }),
  protocol: defineTemplate({
    kind: 'coverProtocol',
    title: 'Сопроводительное письмо к протоколу',
    slots: slots(
      'О направлении протокола',
      'Направляем протокол заседания {чьего} от {дата} № {номер} для сведения и исполнения.',
      ['чьего', 'номер', 'дата'],
    ),
  }),
  extract: defineTemplate({
    kind: 'coverExtract',
    title: 'Сопроводительное письмо к выписке',
    slots: slots(
      'О направлении выписки из протокола',
      'Направляем выписку из протокола заседания {чьего} от {дата} № {номер} для исполнения.\nОб исполнении просим сообщить в сроки, указанные в выписке.',
      ['чьего', 'номер', 'дата'],
    ),
  }),
  centreRequest: defineTemplate({
    kind: 'coverCentreRequest',
    title: 'Ответ на запрос ЦУР',
    slots: slots('{тема}', 'На {документ} сообщаем следующее.\n{ответ}', ['документ', 'тема', 'ответ', 'центр']),
  }),
} as const
