const RECRUITING = /(?<![\p{L}-])(?:recruit(?:er|ing|ment)|enticer|lurer|groomer)(?!\p{L})/iu
const OFFENDING =
  /(?<![\p{L}-])(?:perpetrator|offender|trafficker|exploiter|recruiter|smuggler|kidnapper|abductor|attacker|assailant|killer|murderer|robber|thief|extortionist|coercer|pimp|enforcer|captor|guard|accomplice|harbourer|transporter)(?!\p{L})/iu
/** The word stands for somebody else, or for nobody: "recruitment target", "guard of honour" is not told apart. */
const ABOUT_ANOTHER =
  /(?:^|[^\p{L}])(?:victim|target|witness|survivor|recruit|recruited|by|of|from|against|alleged by|passenger|officer|police|border|security|prison|coast)(?!\p{L})/iu
const VICTIM = /^(?:[\p{L}-]+ ){0,3}(?:victim|survivor|target of coercion)(?![\p{L}'’])/iu
const ABOUT_VICTIM = /\b(?:against|by|for|of|to|with) (?:[\p{L}-]+ ){0,2}(?:victim|survivor)/iu

/** Whether a role in an event says that its bearer committed what the event is, in the terms of IOM's HTCDS 2.0. */
export function isOffendingRole(role: string | null): boolean {
  return role !== null && OFFENDING.test(role) && !ABOUT_ANOTHER.test(role)
}

/** Whether a role in an event says that its bearer recruited. */
export function isRecruitingRole(role: string | null): boolean {
  return role !== null && RECRUITING.test(role) && !ABOUT_ANOTHER.test(role)
}

/** Whether a role in an event says that its bearer suffered it. */
export function isVictimRole(role: string | null): boolean {
  return role !== null && VICTIM.test(role) && !ABOUT_VICTIM.test(role)
}
