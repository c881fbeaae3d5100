import type { CueList } from './cue-list.js';

export const ENGLISH: CueList = {
  negation:
    "not, no, never, none, nothing, nobody, no one, neither, nor, without, cannot, can't, isn't, aren't, wasn't, weren't, don't, doesn't, didn't, won't, wouldn't, couldn't, shouldn't, haven't, hasn't, hadn't, unable, no longer, nowhere, unaffected, unrelated, isnt, dont, doesnt, didnt",
  failure:
    'fail, fails, failed, failing, failure*, down, broken, breaks, broke, error, errors, erroring, timeout*, time out, timed out, timing out, unavailable, unreachable, outage, degraded, slow, slower, stuck, hang, hangs, hung, hanging, stall*, crash*, panic*, dead, dies, died, wrong, corrupt*, missing, lost, loses, locked out, read-only, refused, rejected, 5xx, 500s, 502s, 503s, 504, overload*, exhaust*, full, stale, empty, duplicate*, gone, worse, dropped, outlived, expired, offline, affected, can only',
  recovery:
    'back to normal, back online, back up, is back, are back, back again, back since, works again, work again, working again, recovered, recovering, recovery, restored, healthy, normal again, normal level*, flowing normally, resolved, fixed, in sync, is up, green, fine, fine now, looks fine, looks good, ok now, ok since, ok again, stable, flat, caught up, drained, cleared, all clear, flowing normally, as usual, still work, still works, look ok, looks ok, look fine, unaffected, usable, reachable, pages load, load again, all correct, normal level, issue is over, problem is over',
  hedge:
    "maybe, perhaps, possibly, probably, might, could be, may be, may have, might have, could have, i think, i guess, i suspect, i believe, i bet, i'd bet, i'd say, i'd treat, my guess, my money, my bet, looks like, look like, seems, seem, seemed, not sure, unsure, i wonder, in theory, sounds like, suspect*, hopefully, presumably, apparently, likely, unlikely, working assumption, theory, hypothesis, assume, assuming, all the signs, hm, hmm, would be what i, guess, if i had to, smells like, feels like, unclear, unconfirmed, could this, could it",
  estimate:
    'eta, estimate*, extrapolat*, should be done, should be back, expect, expected, rough guess, roughly, ballpark, in about, in an hour, another hour, takes about, takes roughly, best case, worst case, within the hour',
  plan: "will, we'll, i'll, he'll, she'll, they'll, going to, gonna, plan, planning, plan is, want to, need to, needs to, have to, has to, must, should, shall, would, option, options, opt, todo, to do, to-do, to-dos, next, next step*, follow-up*, follow up*, action item*, tomorrow, later today, this week, by friday, by monday, by tomorrow, tonight, about to, preparing, prepare, ready to, once it, after that, then we, intend*, propose*, candidate*",
  proposal:
    "can we, could we, should we, shall we, what if, why not, why don't, how about, do we, would it, let's, let me, i'd suggest, i suggest, i'd rather, suggest*, propos*, we could, you could, wish, want me to, option, options, either, or should, any objection",
  request:
    'please, can you, could you, would you, can someone, can somebody, could someone, somebody, someone',
  decision:
    "decision, decided, we decide, agreed, approved, go ahead, do it, go for, going with, go with, we'll go, we go, we accept, we keep, we take, call:, my call, your call, final call, from now on, everyone works on, plan of record, roll it back, ship it, both names it is, it is then, we fail forward, make it so",
  promise:
    "i'll, i will, i take, i'll take, i own, i fix, i'm on it, i'm on that, i can take, i can do, i do that, taking it, taking this, i'm taking, will do, leave it to me, i'm writing, i'm doing, i write",
  prohibition:
    "please don't, please do not, do not, don't, please nobody, hands off, not touch, leave it alone, leave them alone, must not, mustn't, hold off, nobody restart, nobody touch, nobody deploy, nobody unlock, nobody changes, no restarts",
  ongoing:
    'running, in progress, ongoing, rolling, rolling out, rolling back, restarting, restoring, loading, deploying, reverting, rebuilding, copying, importing, investigating, looking, checking, draining, processing, syncing, scaling, adding, moving, testing, migrating, under way, underway, started, starting, pushing, working on, being worked, mitigating, watching, catching up, removing, cancelling, blocking, vacuuming, preparing, resuming, still, currently',
  done: 'done, finished, tested, confirmed, started,  completed, complete, deployed, rolled back, reverted, restarted, restored, disabled, enabled, stopped, paused, resumed, locked, blocked, drained, switched, killed, executed, scaled, added, raised, lowered, increased, reduced, moved, purged, flushed, imported, exported, verified, rotated, applied, merged, patched, replaced, rebuilt, removed, deleted, renewed, released, fixed, undone, limited, posted, published, live, in place, is out, is off, is on, is in, out everywhere, ran, shipped, loaded, reran, rerun, cancelled, corrected, tried, changed, sorted, bumped, cut, cleaned, taken offline, took, failed over, promoted, isolated, revoked',
  cause:
    "because, caused, cause, causes, causing, due to, root cause, reason, that's why, thats why, turns out, turned out, by mistake, culprit, triggered, trigger, introduced, regression, misconfigur*, exhausted, explains, that explains, identified, found it, found the, found something, comes from, came from, since the update, since the deploy, leads to, led to, diagnosed, ran out, run out, accidentally, by accident, broke, so every, so now, means that, which means, blame, responsible for, then it's the, was our, no limit, the bug, the problem is, the issue is, never ran, expired, ran into, never got, forgot, removed by, as a result, pointed at, points at, misread, overwrote, wiped, kicking, keeps kicking, collides, deadlock*, leak, leaks, leaking",
  causeLabel: 'cause, root cause, caused by, reason, trigger, diagnosis, why',
  ruledOut:
    "ruled out, rule out, rules out, ruling out, not an attack, no sign of, no evidence, nothing points, not the cause, not it, isn't it, wasn't it, not related, unrelated, false alarm, red herring, dead end, innocent, exonerated, coincidence, doesn't fit, doesn't explain, didn't help, does nothing, not because of, not caused by, nothing to do with, no change, not us, drop that theory, dropping that, withdrawing, withdrawn, withdraw, theory dropped, not possible, impossible, no option, not an option, can't be, cannot be, won't work, wouldn't help, not affected, nothing lost, no data loss, nothing was lost, nothing was deleted, not true, then it's not, so not, discarded, excluded, not the bots, not the deploy, nothing of ours, no backup*, isn't possible, not safely, not vulnerable, nothing unusual",
  correction:
    'correction, i was wrong, was wrong, taking it back, take it back, take that back, i withdraw, withdrawing, withdrawn, scratch that, strike that, ignore that, ignore my, actually no, on second thought, misread, mistaken, retract*, drop that, dropping that, never mind, nevermind, it was innocent, turned out not',
  affected:
    'user, users, customer, customers, client, clients, visitor*, merchant*, people, everyone, everybody, nobody can, traffic, request, requests, order, orders, payment*, ticket, tickets, login*, sign-in*, passengers, patients, members, guests, orders, calls, chats, complaints, complain, impact*, affect*, affected, outage, read-only, region, regions, stores, shops, kiosk*, terminals, subscribers, drivers, players, agents, accounts, data loss, lost, missing, cannot, see, seeing, saw, reports, callers, devices, sites',
  searching:
    "looking for the cause, looking for a cause, looking for the root cause, looking for the reason, look for the cause, searching for the cause, search for the cause, finding the cause, find the cause, find the root cause, find the reason, find out why, finding out why, figure out why, figuring out why, investigating the cause, investigate the cause, investigating the root cause, determine the cause, determine the root cause, determining the cause, identify the cause, identify the root cause, identifying the cause, narrowing down the cause, narrow down the cause, hunting for the cause, digging into the cause, looking into the cause, looking into why, investigating why, checking why, don't know the cause, do not know the cause, don't know why, do not know why, don't know the reason, nobody knows why, under investigation, being investigated, still investigating, unknown cause, cause unknown, cause is unknown, cause is still unknown, cause is not known, cause isn't known, cause is not yet known, cause is unclear, cause is still unclear, cause unclear, cause not known, cause tbd, root cause tbd, no cause, no root cause, cause yet, reason is unknown, reason is unclear, unclear why, not clear why, unsure why, no idea why, wonder why, understand the cause, understand why",
  unknown:
    "still open, still unknown, unknown, unclear, still unclear, don't know, do not know, not known, not yet known, no idea, nobody knows, not clear, not decided, to be decided, tbd, open question, open, open:, not answered, until then, have no answer, no answer yet, still don't",
  next: "next, next up, next step*, next:, follow-up*, follow up*, follow ups, action item*, to-do*, todo*, to do, tomorrow, remaining, afterwards, post-mortem, postmortem, write-up, writeup, written down, retro, backlog item*, later, what's left, this week, in the morning",
  universal:
    'all, every, everyone, everybody, everything, entire, whole, both, worldwide, global, globally, everywhere, completely, entirely, always, each',
  partial:
    'most, some, many, few, several, part, partly, partially, only, almost, nearly, half, one of, a few, except, mostly',
  asking:
    'who, what, when, where, why, how, which, whether, does, do, is, are, can, could, should, has, have, did, any, anyone, anybody',
  wentWell:
    'went well, what worked, worked well, worked as, paid off, good call, good catch, caught it early, caught it fast, glad we, glad that, saved us, well done, quickly found, helped a lot, right away',
  wentBadly:
    "went badly, didn't go well, what didn't, should have, shouldn't have, too long, too late, not paged, didn't page, never paged, no alert, no alarm, nobody noticed, nobody knew, out of date, outdated, lost an hour, lost time, cost us, complain loudly, stayed green, has to be automatic, not one about, no runbook, came too late",
  contributing:
    'made it worse, made things worse, made everything, made that worse, on top of that, on top, contributed, contributing, single point of failure, never tested, not tested, untested, without review, without any, without a limit, no limit, nobody measures, skip the, skips the, by design, also seen',
  chatter:
    'thanks, thank you, thx, sorry, well done, nice, lol, haha, congrats, welcome, hugs, pizza, coffee, sleep, slept, bed, beer, joke, honestly, tbh, good eyes, good luck, good night, good morning, morning, hang in, proud, hello, hi, hey, same here, me too, looking, known, irony, stupid question, wrong window, who wants, blog post, wish me',
  instruction:
    'ignore previous, ignore all, ignore any, ignore your, ignore the above, ignore prior, disregard all, disregard previous, disregard any, forget all, forget your, forget previous, incident bot, incidentbot, chat bot, chatbot, ai bot, summary bot, ai assistant, language model, system prompt, you are now, in your summary, mark this incident, mark the incident, set the severity, set this incident, close this incident, declare this incident, summarize this as, write that, post the summary',
  past: 'was, were, has, have, had, did, *ed, went, ran, took, wrote, put, got, left, began, came, fell, rose, lost, broke, found, sent, bet, said',
  present: "is, are, does, do, don't, doesn't, now, still, again, see, cannot, can't, fail, hang, hangs",
};
