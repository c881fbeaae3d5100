/**
 * English phrases that mark statements, decisions, doubts and questions. In other languages, only numbers, times, notes
 * and marks count for a line.
 */
const any = (...patterns: string[]) => new RegExp(`(?:${patterns.join('|')})`, 'i');

export const CUES = {
  impact: any(
    String.raw`\b(?:users?|customers?|clients?|visitors?|merchants?|people|everyone|traffic|requests?|orders?|payments?|tickets?|logins?|sign-?ins?)\b`,
    String.raw`\b(?:impact(?:ed|s)?|affect(?:ed|s|ing)|degraded|outage|offline|unreachable|unavailable|locked out)\b`,
    String.raw`\b(?:los(?:t|e|es|ing|s)|dropped|missing|stale|corrupt(?:ed)?|duplicated?|queued|backlog|deleted|gone)\b`,
    String.raw`\b(?:errors?|5\d\d|timeouts?|timing out|failing|fails?|failed|down|slow)\b`,
  ),
  cause: any(
    String.raw`\b(?:because|caused|due to|root cause|reasons?|that's why|turn(?:s|ed) out|by mistake|by design|culprit|driven by|part of the)\b`,
    String.raw`\b(?:triggered|introduced|regression|misconfigured|configured|exhausted|explains|identified|found (?:it|the)|falls? back|then it's the|was our|wasn't set up)\b`,
  ),
  /** How one thing follows from another, without naming a cause. */
  reasoning: any(
    String.raw`\b(?:which means|means|so (?:the|it|every|nobody|they|we|that)|since|never|nobody|instead of|defaults?|skips?|confirmed|why|without|unless|until|only)\b`,
  ),
  ruledOut: any(
    String.raw`\brul(?:e|ed|es|ing) (?:it |that |this )?out\b`,
    String.raw`\bnot (?:an?|the|our|from|because of|caused by|related to|affected|an option|possible|safe(?:ly)?|that|enabled|true|stuck)\b`,
    String.raw`\b(?:no sign|no evidence|nothing points|no option|no way|false alarm|red herring|dead end|unrelated|innocent|exonerated)\b`,
    String.raw`\b(?:is|are|was|were|would|does|do|did|could|has|have|can)(?:n't| not) (?:it|the|help|affected|fit|explain|explained|possible|match|involved|reach|work|keep|touched|change|matter)\b`,
    String.raw`\b(?:nobody|nothing|none|no one)\b[^.]{0,30}\b(?:touched|changed|deployed|unusual|wrong|new|suspicious|there)\b`,
    String.raw`\b(?:drop(?:ped)? (?:it|that|the)|can't be|cannot be|was never|withdrawn|wouldn't help)\b`,
  ),
  action: any(
    String.raw`\b(?:roll(?:ed|ing) back|revert(?:ed|ing)?|restart(?:ed|ing)?|rebooted|restor(?:ed|ing)|fail(?:ed|ing) over|execut(?:ed|ing)|deployed|shipped)\b`,
    String.raw`\b(?:disabl(?:ed|ing)|enabl(?:ed|ing)|paus(?:ed|ing)|resum(?:ed|ing)|lock(?:ed|ing)|block(?:ed|ing)|drain(?:ed|ing)|switch(?:ed|ing)|kill(?:ed|ing))\b`,
    String.raw`\b(?:scal(?:ed|ing)|add(?:ed|ing)|rais(?:ed|ing)|lower(?:ed|ing)|increas(?:ed|ing)|reduc(?:ed|ing)|bumped|cut|moved|purg(?:ed|ing)|flush(?:ed|ing))\b`,
    String.raw`\b(?:start(?:ed|ing)|stopped|finished|done|complete[d]?|imported|exported|verified|rotated|applied|merged|patched|replaced|rebuilt|built|throttled)\b`,
  ),
  decision: any(
    String.raw`\bdecision\b`,
    String.raw`\b(?:decided|we decide|agreed|approved|go ahead|do it|going with|we(?:'ll| will) (?:go|keep|take|accept|restore|roll)|we accept)\b`,
    String.raw`^plan\b`,
  ),
  recovery: any(
    String.raw`\b(?:back (?:online|up|to normal|on|again)|recover(?:ed|ing|y)|restored|healthy|normal (?:again|level)|resolved|in sync|is up|green|flat)\b`,
    String.raw`\b(?:falling|dropping|draining|clearing) \b`,
  ),
  /** Work for after the incident. */
  followUp: any(
    String.raw`\b(?:follow-?ups?|action items?|to-?dos?|next steps?|write-?up|post-?mortem|retro(?:spective)?|written down|tomorrow|backlog item)\b`,
  ),
  /** About the future. */
  later: any(
    String.raw`\b(?:next|remaining|after(?:wards)?|later|needs? to|have to|has to|should|must|will|going to|owner)\b`,
  ),
  open: any(
    String.raw`\b(?:still (?:open|unknown|unclear|missing|to do)|open (?:items?|points?|questions?)|not (?:yet )?(?:known|clear|decided|answered)|nobody knows|until then)\b`,
  ),
  /** A question that stays relevant after it was asked. */
  needsAnswer: any(
    String.raw`\b(?:who (?:decides?|owns?|pays?|tells?|does|is responsible)|owns? (?:that|this|it)|do (?:we|they|customers|users)|does (?:anyone|anybody|somebody)|should we|are (?:we|customers|users)|can (?:we|customers|users)|credits?|refunds?|compensat\w+|why (?:did|do|does|was|were|is|are)|how (?:many|much|long))\b`,
  ),
  hedge: any(
    String.raw`\b(?:maybe|perhaps|possibly|probably|might|could be|may be|i (?:think|guess|suspect|believe|bet)|my (?:money|guess|bet)|looks? like|seems?|not sure|i wonder|in theory|thinking out loud|sounds? like|suspect(?:s|ed)?|guess(?:ing)?|hopefully)\b`,
  ),
  estimate: any(
    String.raw`\b(?:eta|estimate[ds]?|extrapolat\w+|should be (?:done|back|finished|ready)|expect(?:ed)? (?:to|by|in)|(?:another|about|in|roughly) (?:\d+|an|one|two|three|a few|half an) (?:hours?|minutes?|mins?|h)\b(?! (?:of|ago|old|before|earlier|later)))\b`,
  ),
  proposal: any(
    String.raw`^(?:can|could|should|shall|what if|why (?:not|don't)|how about|do we|would|let's|let me|maybe|i(?:'d| would) (?:like|rather|suggest|propose))\b`,
    String.raw`\b(?:we could|wish|propos(?:e|al|ing)|suggest(?:ion|ing)?|draft)\b`,
    String.raw`^(?:(?:then|just|please|and) )?(?:revert|roll|restart|stop|try|pause|kill|disable|enable|scale|fail|check|take|make|give|put|delete|remove|use|add|move|switch)\b(?! (?:is|was|has|went|of))`,
  ),
  /** Someone asks; the answer is what counts. */
  asking: any(
    String.raw`\b(?:asks?|asked|asking|wants? to know|wonders?) (?:whether|if|when|why|who|what|how|for|me|us)\b`,
    String.raw`\b(?:any (?:news|update)|what's the status)\b`,
  ),
  chatter: any(
    String.raw`\b(?:thanks?|thank you|thx|sorry|well done|nice|lol|haha|congrats|welcome|hugs?|pizza|coffee|sleep|slept|bed|beer|joke|honestly|tbh|good (?:eyes|luck|night|morning)|hang in|proud)\b`,
    String.raw`^(?:ok|okay|yes|yep|yeah|sure|same here|me too|agreed|right|got it|on it|looking|known|ready|staying|hi|hello|hey)\b[^.]{0,24}[.!]?$`,
  ),
  /** Addressed to the summarizer, not about the incident. */
  instruction: any(
    String.raw`\b(?:ignore|disregard|forget) (?:all|any|your|the|previous|prior|above|everything)\b`,
    String.raw`\b(?:incident|ai|chat|summary) ?bot\b`,
    String.raw`\b(?:assistant|language model|system prompt|you are (?:now|an?))\b`,
    String.raw`\b(?:mark|set|declare|close) (?:this|the) (?:incident|severity|status)\b`,
    String.raw`\b(?:in your summary|summari[sz]e (?:this|it) as|write that|post the summary)\b`,
  ),
} as const;

/** A quote in the first person needs its speaker's name. */
export const FIRST_PERSON = /\b(?:i|i'm|i've|i'll|i'd|my|me|mine)\b/i;
/** `14:07 restarted the pool`: a message written for the record. */
export const CLOCK_FIRST = /^(?:at )?(?:[01]?\d|2[0-3]):[0-5]\d\b/i;
export const NUMBER = /(?<![\w.])[~≈]?\d[\d,.]*(?:\s?(?:%|[kmgt]?b|ms|s|min|h|x)\b|%)?/gi;
/** Starts an answer that says no. */
export const DENIAL =
  /^(?:no\b|nope|not\b|never\b|nothing\b|none\b|wouldn't|won't|can't|cannot|doesn't|isn't|it isn't|it wasn't|that's not|that isn't|only for|wrong|false|dropped|timing doesn't|careful|you can say no|it was never)/i;
