import type { DocumentOffice } from './blocks.ts'
import type { DocumentPerson, ProtocolData, ProtocolItem } from './protocolParts.ts'

/** Invented people and meetings for the tests: the protocol of the design, the smallest one and an absurdly long one. */
export const sampleOffice: DocumentOffice = {
  bodyName: 'Администрация Заречного муниципального округа\nВерхнеокской области',
  officeForm: 'Рабочая группа (проектный офис)\n«Муниципальный центр управления»',
  meetingOf: 'рабочей группы (проектного офиса)',
  town: 'г. Заречный',
}

export function person(name: string, post?: string, role?: string): DocumentPerson {
  const [surname, givenName, patronymic] = name.split(' ')
  return { surname, givenName, patronymic, post: post ?? null, role: role ?? null }
}

const vetlugina = person('Ветлугина Ирина Павловна', 'заместитель главы округа', 'куратор МЦУ')
const lapshina = person('Лапшина Ольга Дмитриевна', 'главный специалист организационного отдела')
const gordeev = person('Гордеев Пётр Николаевич', 'начальник отдела ЖКХ')
const zhdanova = person('Жданова Елена Михайловна', 'начальник управления образования')
const korneev = person('Корнеев Алексей Сергеевич', 'начальник организационного отдела', 'руководитель МЦУ')
const meshcheryakov = person('Мещеряков Денис Олегович', 'ведущий специалист организационного отдела')
const ryabinin = person('Рябинин Виктор Андреевич', 'начальник отдела дорог и транспорта')
const soboleva = person('Соболева Тамара Викторовна', 'пресс-секретарь администрации')
const tikhonov = person('Тихонов Сергей Иванович', 'директор МКУ «Служба благоустройства»')

const unanimous = { inFavour: 9, against: 0, abstained: 0 }
const assign = (who: DocumentPerson, text: string, dueOn: string | null) => ({
  text,
  isAssignment: true,
  executors: [{ person: who }],
  dueOn,
})
const decide = (text: string) => ({ text, isAssignment: false, executors: [] })

const items: ProtocolItem[] = [
  {
    title: 'О протоколе от 20.10.2026 № 10 и исполнении поручений',
    speakers: [korneev],
    heard: [
      {
        person: korneev,
        text: 'из семи поручений протокола от 20.10.2026 № 10 исполнено четыре, все в срок, два исполняются, одно просрочено (пункт 10.2)',
      },
    ],
    spoke: [],
    decisions: [
      decide('Протокол от 20.10.2026 № 10 утвердить'),
      assign(gordeev, 'Представить график замены насосов на скважине № 4 (пункт 10.2)', '2026-11-20'),
    ],
    vote: unanimous,
  },
  {
    title: 'О зимнем содержании дорог и сообщениях о снеге и наледи',
    speakers: [ryabinin],
    heard: [
      {
        person: ryabinin,
        text: 'с 1 по 16 ноября 2026 г. поступило 41 сообщение о снеге и наледи, в срок закрыто 33. Больше всего сообщений по микрорайону Северный и посёлку Лесной Бор. Справка прилагается',
      },
    ],
    spoke: [
      { person: tikhonov, text: 'вторая смена техники выйдет на линию с 23 ноября' },
      {
        person: meshcheryakov,
        text: 'в системе «Инцидент Менеджмент» растёт доля повторных сообщений по спуску к поликлинике',
      },
    ],
    decisions: [
      assign(soboleva, 'Опубликовать график очистки улиц и дворов на декабрь', '2026-11-24'),
      assign(tikhonov, 'Обеспечить посыпку спуска к поликлинике ежедневно до 07:30', '2027-03-31'),
      assign(ryabinin, 'Представить сводку по повторным сообщениям о снеге и наледи', '2026-11-20'),
    ],
    vote: unanimous,
  },
  {
    title: 'Об отоплении в микрорайоне Заводской',
    speakers: [gordeev],
    heard: [
      {
        person: gordeev,
        text: 'о замерах температуры в 12 квартирах микрорайона Заводской: в семи температура ниже нормы, причина в разрегулировке двух тепловых узлов',
      },
    ],
    spoke: [],
    decisions: [
      assign(gordeev, 'С МУП «Заречтеплосеть» провести наладку узлов по улице Заводской, 18 и 22', '2026-11-27'),
      assign(soboleva, 'Разместить разъяснение о перерасчёте', null),
    ],
    vote: unanimous,
  },
  {
    title: 'О рейтинге ответственных получателей за III квартал 2026 года',
    speakers: [lapshina],
    heard: [
      {
        person: lapshina,
        text: 'о рейтинге ответственных получателей за III квартал 2026 года. В рейтинге девять получателей, в срок закрыто 375 сообщений из 410 (91,5 %). Таблица и расчёт прилагаются',
      },
    ],
    spoke: [{ person: gordeev, text: 'просит учесть, что три возврата по водоснабжению связаны с одной аварией' }],
    decisions: [
      decide('Рейтинг за III квартал 2026 года утвердить'),
      assign(lapshina, 'Довести рейтинг до получателей', '2026-11-20'),
    ],
    vote: { inFavour: 8, against: 0, abstained: 1 },
  },
  {
    title: 'О блоке «Энергетика»',
    speakers: [korneev],
    heard: [
      { person: korneev, text: 'с 01.11.2026 блок «Энергетика» не имеет ответственного, открыто восемь сообщений' },
    ],
    spoke: [],
    decisions: [
      assign(korneev, 'Подготовить проект распоряжения о внесении изменений в состав МЦУ', '2026-11-24'),
      decide('До назначения ответственного сообщения блока рассматривает Гордеев П.Н.'),
    ],
    vote: unanimous,
  },
]

/** Ten people, five items: the protocol of design/protocol.html. */
export function usualProtocol(): ProtocolData {
  return {
    office: sampleOffice,
    number: '11',
    heldOn: '2026-11-17',
    format: 'inPerson',
    chair: vetlugina,
    secretary: lapshina,
    present: [tikhonov, gordeev, soboleva, zhdanova, ryabinin, korneev, meshcheryakov],
    invited: [person('Зорина Ксения Вадимовна', 'заместитель главного врача поликлиники')],
    absent: [person('Фомина Наталья Юрьевна'), person('Аверин Михаил Романович')],
    items,
    attachments: [
      { title: 'Справка о сообщениях о снеге и наледи', sheets: 2 },
      { title: 'Рейтинг ответственных получателей', sheets: 1 },
    ],
  }
}

/** One person, one item, no number, no secretary. */
export function tinyProtocol(): ProtocolData {
  return {
    ...usualProtocol(),
    number: null,
    secretary: null,
    present: [gordeev],
    invited: [],
    absent: [],
    items: [
      { title: 'О подготовке к зиме', speakers: [], heard: [], spoke: [], decisions: [decide('Принять к сведению')] },
    ],
    attachments: [],
  }
}

const longPost =
  'исполняющий обязанности заместителя начальника управления жилищно-коммунального хозяйства, транспорта, экологии и дорожной деятельности администрации Заречного муниципального округа Верхнеокской области по вопросам эксплуатации'

/** Sixty people with double surnames and a post of 200 characters, forty items, one decision of two pages. */
export function hugeProtocol(): ProtocolData {
  const surnames = ['Корсакова-Ветлужская', 'Мамин-Заречный', 'Соколов', 'Ан', 'Белозерская-Тихомирова']
  const present = Array.from({ length: 60 }, (_, index) => {
    const surname = surnames[index % surnames.length] ?? 'Соколов'
    const woman = surname.endsWith('а')
    return person(
      `${surname} ${woman ? 'Анна-Мария' : 'Александр'} ${woman ? 'Константиновна' : 'Константинович'}`,
      index % 7 === 0 ? longPost : `начальник отдела № ${index + 1}`,
    )
  })
  const sentence =
    'Провести обследование сетей, составить ведомость дефектов и представить её в организационный отдел вместе с фотографиями.'
  const twoPages = Array.from({ length: 60 }, (_, index) => `${sentence} Участок ${index + 1}.`).join(' ')
  return {
    ...usualProtocol(),
    present,
    items: Array.from({ length: 40 }, (_, index) => ({
      title: `О ходе работ на участке № ${index + 1} и о сообщениях жителей`,
      speakers: [gordeev],
      heard: [{ person: gordeev, text: 'работы идут по графику, замечаний нет' }],
      spoke: index % 3 === 0 ? [{ person: tikhonov, text: 'просит продлить срок' }] : [],
      decisions: [assign(gordeev, index === 20 ? twoPages : 'Завершить работы', index % 5 === 0 ? null : '2026-12-25')],
      vote: unanimous,
    })),
  }
}
