/** Time zones of Russia, west to east, with the difference from Moscow. */
export const zones = [
  { value: 'Europe/Kaliningrad', label: 'Калининград, МСК−1' },
  { value: 'Europe/Moscow', label: 'Москва, МСК' },
  { value: 'Europe/Samara', label: 'Самара, МСК+1' },
  { value: 'Asia/Yekaterinburg', label: 'Екатеринбург, МСК+2' },
  { value: 'Asia/Omsk', label: 'Омск, МСК+3' },
  { value: 'Asia/Krasnoyarsk', label: 'Красноярск, МСК+4' },
  { value: 'Asia/Irkutsk', label: 'Иркутск, МСК+5' },
  { value: 'Asia/Yakutsk', label: 'Якутск, МСК+6' },
  { value: 'Asia/Vladivostok', label: 'Владивосток, МСК+7' },
  { value: 'Asia/Magadan', label: 'Магадан, МСК+8' },
  { value: 'Asia/Kamchatka', label: 'Камчатка, МСК+9' },
] as const

/** Zones of the PC that keep the same time as one of the list. */
const sameAs: Readonly<Record<string, string>> = {
  'Europe/Kirov': 'Europe/Moscow',
  'Europe/Simferopol': 'Europe/Moscow',
  'Europe/Volgograd': 'Europe/Moscow',
  'Europe/Astrakhan': 'Europe/Samara',
  'Europe/Saratov': 'Europe/Samara',
  'Europe/Ulyanovsk': 'Europe/Samara',
  'Asia/Barnaul': 'Asia/Krasnoyarsk',
  'Asia/Tomsk': 'Asia/Krasnoyarsk',
  'Asia/Novosibirsk': 'Asia/Krasnoyarsk',
  'Asia/Novokuznetsk': 'Asia/Krasnoyarsk',
  'Asia/Chita': 'Asia/Yakutsk',
  'Asia/Khandyga': 'Asia/Yakutsk',
  'Asia/Ust-Nera': 'Asia/Vladivostok',
  'Asia/Sakhalin': 'Asia/Magadan',
  'Asia/Srednekolymsk': 'Asia/Magadan',
  'Asia/Anadyr': 'Asia/Kamchatka',
}

/** The zone to offer: that of the PC where it is one of Russia, else Moscow. */
export const guessZone = (ofThisPc: string): string => {
  const known = sameAs[ofThisPc] ?? ofThisPc
  return zones.some((zone) => zone.value === known) ? known : 'Europe/Moscow'
}

/** Choices with the office's own zone among them, even if it came from elsewhere. */
export const zoneOptions = (own: string): readonly { value: string; label: string }[] =>
  own === '' || zones.some((zone) => zone.value === own) ? zones : [...zones, { value: own, label: own }]
