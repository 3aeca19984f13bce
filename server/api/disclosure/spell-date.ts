/** English of both orders, and Arabic with the month names of the Gulf, Egypt, the Maghreb and the Levant. */
const LOCALES = ['en-GB', 'en-US', 'es', 'fr', 'pt', 'it', 'de', 'nl', 'ar', 'ar-MA', 'ar-DZ', 'ar-SY'] as const
const ENGLISH_ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const FORMATS = LOCALES.flatMap((locale) =>
  (['long', 'short'] as const).map(
    (month) =>
      new Intl.DateTimeFormat(locale, {
        ...{ day: 'numeric', month, year: 'numeric', timeZone: 'UTC' },
        ...{ calendar: 'gregory', numberingSystem: 'latn' },
      }),
  ),
)
const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' })

/**
 * A day (`YYYY-MM-DD`) as texts write it: in digits of either order and in words of the languages above. Empty for a
 * date that is not a whole day.
 */
export function spellDate(date: string): readonly string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  if (day === '') return []
  const [shortMonth, shortDay] = [String(Number(month)), String(Number(day))]
  return [
    ...[`${year} ${month} ${day}`, `${year}${month}${day}`, `${day}${month}${year}`],
    ...[`${day} ${month} ${year}`, `${shortDay} ${shortMonth} ${year}`, `${shortDay} ${month} ${year}`],
    ...[`${month} ${day} ${year}`, `${shortMonth} ${shortDay} ${year}`],
    ...FORMATS.flatMap((format) => spellInWords(date, format, shortDay)),
  ]
}

function spellInWords(date: string, format: Intl.DateTimeFormat, day: string): string[] {
  const parts = format.formatToParts(new Date(`${date}T00:00:00Z`))
  return listDayForms(format.resolvedOptions().locale, day).map((form) =>
    parts.map((part) => (part.type === 'day' ? form : part.value)).join(''),
  )
}

function listDayForms(locale: string, day: string): string[] {
  const forms = [day, day.padStart(2, '0')]
  if (locale.startsWith('en')) forms.push(`${day}${ENGLISH_ENDINGS[ORDINALS.select(Number(day))] ?? 'th'}`)
  if (locale === 'fr' && day === '1') forms.push('1er')
  return forms
}
