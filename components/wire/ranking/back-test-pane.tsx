import { Pane } from '@/components/editors/desk-page';
import { formatTableDate, type PlainDate } from '@/lib/dates';
import type { BackTest } from '@/lib/wire/back-test';
import { capitalised, countInWords } from '@/lib/words';

/** The same editions, ranked by three sets of weights. */
export type Tests = { saved: BackTest; suggested: BackTest | undefined; equal: BackTest };

type Props = {
  tests: Tests;
  dates: { number: number; date: PlainDate }[];
  /** Editions that could be measured; the newest are. */
  all: number;
  locale: string;
};

/** Where the picks of past editions stood at the instant they went out, and how other weights would have done. */
export function BackTestPane({ tests, dates, all, locale }: Props) {
  const { saved } = tests;
  if (dates.length === 0) return <NothingToTest />;
  const date = new Map(dates.map((each) => [each.number, each.date]));
  return (
    <Pane id="back-test" title="Back-test" aside={<Measured shown={dates.length} all={all} />}>
      <p className="rank-words">
        Where the stories that ran stood on the wire when their edition went out. What came in later does not count; nor
        does it count that a story was being written about them.
      </p>
      <HitTable {...tests} />
      <table className="tbl tbl--stack">
        <caption className="vh">Past editions, by the saved weights</caption>
        <thead>
          <tr>
            <th scope="col">Edition</th>
            <th scope="col">Date</th>
            <th scope="col">Where its picks stood</th>
            <th scope="col" className="r">
              In the first 5
            </th>
            <th scope="col" className="r">
              In the first 20
            </th>
          </tr>
        </thead>
        <tbody>
          {saved.editions.map(({ number, places }) => (
            <tr key={number}>
              <td>
                <b>No. {number}</b>
              </td>
              <td>{formatTableDate(date.get(number)!, locale)}</td>
              <td className="full">{places.map((place) => place ?? 'not on the wire').join(', ')}</td>
              <td className="r hide-s">{among(places, 5)}</td>
              <td className="r hide-s">{among(places, 20)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Pane>
  );
}

const among = (places: (number | undefined)[], most: number) =>
  `${places.filter((place) => place !== undefined && place <= most).length} of ${places.length}`;

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** How often the picks were among the first, by each set of weights. */
export function HitTable({ saved, suggested, equal }: Tests) {
  const rows = [
    { name: 'Saved weights', test: saved },
    ...(suggested ? [{ name: 'Suggested weights', test: suggested }] : []),
    { name: 'All parts alike', test: equal },
  ];
  return (
    <table className="tbl rank-hits">
      <caption className="vh">Picks among the first, by each set of weights</caption>
      <thead>
        <tr>
          <th scope="col">Weights</th>
          <th scope="col" className="r">
            hit@5
          </th>
          <th scope="col" className="r">
            hit@20
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, test }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="r">{percent(test.hit5)}</td>
            <td className="r">{percent(test.hit20)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Measured({ shown, all }: { shown: number; all: number }) {
  const words = shown < all ? `The newest ${shown} of ${all} editions` : countInWords(all, 'edition', 'editions');
  return <span className="meta">{capitalised(words)}</span>;
}

function NothingToTest() {
  return (
    <Pane id="back-test" title="Back-test">
      <p className="empty">
        No edition has gone out yet while the wire was being read, so there is nothing to test the weights on. How the
        wire stands is kept from the next edition on.
      </p>
    </Pane>
  );
}
