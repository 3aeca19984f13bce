/** What somebody was recruited for, as the role of a RECRUITED claim tells. */
export type RecruitmentKind = 'exploitation' | 'group' | 'not-told'

const INTO_GROUP =
  /\b(?:group|gang|organi[sz]ation|network|cell|branch|cartel|ranks|membership|member|crew|militia)\b/iu
/** Trafficking by itself is what a gang may recruit for; being trafficked, or trafficking in people, is not. */
const FOR_EXPLOITATION =
  /\b(?:exploit\w*|labou?r|work|sex\w*|prostitution|servitude|slavery|begging|marriage|forced criminality|organs?|trafficked|human trafficking)\b/iu

/** Exploitation prevails where a role names both. Terms: IOM, Human Trafficking Case Data Standard 2.0. */
export function readRecruitmentKind(role: string | null): RecruitmentKind {
  if (role !== null && FOR_EXPLOITATION.test(role)) return 'exploitation'
  return role !== null && INTO_GROUP.test(role) ? 'group' : 'not-told'
}
