/** What a browser may draw beforehand when a reader is about to follow a link: pages, but none that is drawn for each reader. */
const RULES = JSON.stringify({
  prerender: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: ['/search*', '/catch-up?*', '/admin*', '/api*', '/preview*', '/*.*'] } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
});

/** Speculation rules (html.spec.whatwg.org, 7.6): the next page is there at once. Browsers that do not know them pass over. */
export function SpeculationRules() {
  // A constant of ours, not stored text.
  return <script type="speculationrules" data-document dangerouslySetInnerHTML={{ __html: RULES }} />;
}
