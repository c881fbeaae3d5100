import { isCommon } from '../../content-words.js';

/** Words that start sentences about incidents and aren't names. */
const EVERYDAY = new Set(
  `access account action add affect after alarm alert already alternative among amount an another answer api app area
  around assume at attempt availability back backend backlog backup bad bare batch begin behaviour behind bug build
  cache capacity card careful cause chance change channel check checkout clean clear client close cluster code command
  commander communication compare config configuration connection console contact continue core corrupt cost count cpu
  create credit current customer cut damage dashboard data database date deadline debug decision default delay delete
  demand deploy design detail developer device disk doubt down downtime drain drop double due duplicate early effect email
  engineer enough environment error escalation estimate event evidence exact example export external failover failure
  fault feature feed file final find first fix flag follow follow-up front full further gateway graph group growth guess
  handle hardware health help high history hold hour human idea image immediate impact import incident index internal
  investigation issue item job keep key kill large last latency later lead leader limit line link list load lock log login
  long loss low mail main maintenance major manager manual master match measure member memory merchant message metric mid migration
  minor minute missing mitigation model monitor month move name network next night node normal note notice number old
  on-call online open operation operator option order origin other outage owner packet page parallel part partial partner
  patch pay payment peak people percent performance permission person phone pipeline plan point pool possible post
  presumably previous primary problem process product production progress proposal prove provider public purge push
  quality query question queue quick rate raise read reason record recovery redundant reduce region regular release
  remaining remote repair repeat replica replicas replication report request response restart restore result retry
  review revert risk role roll rollback rollout root route rule run runbook safe scale schedule script search second
  secondary section security see sense server service session set severity shard short show sign signal similar single
  site slow small software solution somebody someone something source specific spike staff stage staging standby start
  state status steady step stop storage store stream support suspect switch sync system table target task team test
  third thread three throughput ticket time timeline timeout timeouts today token tomorrow tonight tool top total
  traffic trigger try two type unit unclear unknown update upload upstream usage use user validation value vendor
  version view volume wait warning watch week work worker workaround write wrong yesterday
  both neither nobody none nothing everyone everything everybody half several various despite although however
  meanwhile afterwards therefore overall according based given instead initially eventually finally currently
  almost perhaps often sometimes additionally subsequently shortly later earlier soon`.split(/\s+/),
);

/** Endings of verbs, adverbs and abstract nouns, which names hardly ever have. */
const ENDING = /(?:ing|ed|tion|sion|ment|ness|ance|ence|ly|ity|ers|ors|ies|able|ible|less|ful)$/;

/** Whether a capitalized word at the start of a sentence is an ordinary word rather than a name. */
export function isEveryday(word: string): boolean {
  const lower = word.toLowerCase().replaceAll('’', "'");
  if (EVERYDAY.has(lower) || isCommon(lower) || ENDING.test(lower)) return true;
  return EVERYDAY.has(lower.replace(/s$/, '')) || EVERYDAY.has(lower.replace(/(?:es|d)$/, ''));
}
