const WORDS = `
  a I an as at be by do he if in is it no of on or so to up us we all and any app ask bag bar box buy can car day due end few for
  get had has how its led let low may met new now off old one our out own pay pick plan real rest rise risk sale same says sell send
  shop show side sign site size slow some soon stay step stop such sure take talk team test than that them they this till time told
  tool town turn unit used wait want week well went were what when with word work year about above after again ahead align along
  among apply areas asked based basic began being below board brand bring build buyer carry cause chain check claim clear clerk
  close costs count cover daily dates depot drive early every extra fewer field final first floor fresh front given goods group
  guide hours house items joint known label large later least level light limit local lower maker might money month moved names
  needs never night north offer often order other owner paper parts pilot place plain point power press price proof queue quick
  quiet range rates ready repay reply right round scale scans share shelf shift shops short since small sound space speak speed
  staff stake stand start state steps still stock store study table taken terms their there these third times today total touch
  trade trial truck twice under units until usual value visit voice wages watch weeks where which while whole wider world years
  across almost always amount answer assets around basket became before behind better beyond borrow bought branch bright budget
  buyers called change choose common cotton credit decide demand depots direct driver during effect eighth enough errors evenly
  expect figure follow former gather ground growth handle health higher impact import income inside island itself joined labels
  latest leader legacy limits longer losses making margin market mature member middle minute mobile modest moment months nearly
  number office online opened orders output parcel people phases picked places plants pledge pocket points prices profit public
  reader really reason recent record reduce refund region remain report result retail return review rivals safety sample scheme
  second seller served shares signed simple single slower spring stores street strong suburb summer supply system target taxing
  ticket toward traced trucks unable unless update valued vendor volume weekly window winter within without writing against
  already another arrived average balance barcode because believe benefit between brought cameras careful centres certain charge
  charges checked choices closing collect company compare contact contain control correct counter country courier covered current
  decided deliver details devices display earlier economy edition effects efforts element entered equally expects explain factory
  failure figures finance forward freight general grocery growing holiday however include instead invoice keeping kitchen largest
  lockers machine manager markets measure members million minutes missing monthly morning network nothing notices offered officer
  opening outside package parcels partner payment percent planned pledges present pricing private problem process produce profits
  program promise purpose quarter quickly reached readers reading reasons receipt records refunds regular related release replace
  reports request results returns revenue reviews robotic savings section sellers serious service several shelves shopper similar
  sixteen smaller society someone sources started station storage streets subject success support surface surplus systems tickets
  together tomorrow tracking training transfer trolleys turnover universe upstairs valuable vehicles warehouse wholesale available
  beginning buildings carefully certainly challenge colleague committed companies condition confident container customers delivered
  different difficult direction discounts documents education efficient electronic elsewhere employees equipment everything expansion
  following generally household important including increased inventory investors knowledge locations machinery marketing meanwhile
  necessary newspaper operation otherwise packaging passenger permanent physical practices president principle procedure producers
  questions reduction regulator remaining reporting restaurant scheduled selection sensible separate shareholder significant something
  sometimes standards statement structure suppliers technology temporary therefore thousands transport treatment understand warehouses
  agreement automation commercial competition connection considered consumers contractor cooperation department description
  development distribution electronics engineering environment established expenditure experience fulfilment government improvement
  independent information infrastructure instructions investigation lightweight manufacturer measurement merchandise neighbourhood
  observation opportunity organisation performance possibility presentation procurement professional programming recommendation
  refrigerated registration relationship replacement representative requirement responsibility sustainability transformation`;

const byLength = new Map<number, string[]>();
for (const word of WORDS.trim().split(/\s+/)) {
  byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
}

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of these. */
export function pick<Item>(random: () => number, items: Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

/** The text with each word replaced by another of the same length, so that a page drawn from it weighs the same. */
export function reworded(text: string, random: () => number): string {
  return text.replace(/[A-Za-z]+/g, (word) => {
    const others = byLength.get(word.length);
    if (!others) return word;
    const other = pick(random, others);
    return /^[A-Z]/.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other.toLowerCase();
  });
}
