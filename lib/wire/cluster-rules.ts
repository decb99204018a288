/**
 * How reports become clusters: one setting for every kind of newsroom, found with `npm run bench:wire`
 * (docs/decisions/015-clustering.md says what each was compared with).
 */
export const CLUSTER_RULES = {
  /** Two words that follow one another weigh so much of what their rarity alone would give them. */
  pairWeight: 0.5,
  /** An item is looked at together with so many of those most like it, since a headline by itself is short. */
  neighbours: 25,
  /** Terms kept of an item seen so: the heaviest. */
  termsKept: 80,
  /** Days after which likeness counts for a third (e to the power of -1). */
  days: 2,
  /** Days after which an item is not compared with new ones any more: its likeness would count for less than a thousandth. */
  horizon: 14,
  /** How much a cluster that is varied itself is allowed to differ from another: 0 for not at all. */
  variety: 1.5,
  /** From what likeness on a new item joins a cluster at once, two clusters become one, and a cluster stays together. */
  join: 0.5,
  merge: 0.3,
  hold: 0.255,
  /** The newest items, whose clusters the second pass looks at again. */
  active: 800,
  /** A cluster of more items is not taken apart and put together again by it; single items still leave it. */
  mostChecked: 40,
  /** How alike a new item must be to one there is for that one to be looked at again. */
  noticed: 0.2,
  /** A word that more items have is only looked up in the newest of them, and so many look-ups in all for one item. */
  postings: 500,
  lookUps: 6000,
};

export type ClusterRules = typeof CLUSTER_RULES;
