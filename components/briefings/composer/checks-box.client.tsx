'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { blocksOf, type Problem } from '@/lib/briefings/rules';
import { capitalised, countInWords } from '@/lib/words';
import { useArranging } from './arranging';
import { useNarrow } from './use-narrow';
import { useFix } from './use-fix';

/** All there is to say before the edition goes out, blocks first, each with the button that puts it right. */
export function ChecksBox() {
  const { problems } = useArranging();
  const isNarrow = useNarrow();
  const [choice, setChoice] = useState<boolean>();
  const isOpen = choice ?? !isNarrow;
  const blocks = blocksOf(problems);
  const warnings = problems.filter(({ severity }) => severity === 'warn');
  return (
    <section
      aria-labelledby="checks"
      className={blocks.length > 0 ? 'box box--block' : 'box box--clear'}
      data-open={choice ?? 'by width'}
    >
      <h2 id="checks" className="label">
        <button type="button" aria-expanded={isOpen} aria-controls="checks-list" onClick={() => setChoice(!isOpen)}>
          {titleOf(blocks.length, warnings.length)}
          <Icon name="chevron" />
        </button>
      </h2>
      <ul id="checks-list" className="todo plain-list">
        {[...blocks, ...warnings].map((problem) => (
          <Line key={`${problem.code} ${problem.rank ?? ''} ${problem.message}`} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function titleOf(blocks: number, warnings: number): string {
  if (blocks > 0)
    return `${capitalised(countInWords(blocks, 'thing', 'things'))} ${blocks === 1 ? 'blocks' : 'block'} publishing`;
  if (warnings > 0) return `It may go out. ${capitalised(countInWords(warnings, 'thing', 'things'))} to look at`;
  return 'It may go out';
}

function Line({ problem }: { problem: Problem }) {
  const { isReadOnly } = useArranging();
  const fix = useFix();
  const isBlock = problem.severity === 'block';
  const words = problem.fix && (
    <>
      {problem.fix.words}
      <span className="vh">: {problem.message}</span>
    </>
  );
  return (
    <li>
      <span className={isBlock ? 'no' : 'wa'}>
        <Icon name={isBlock ? 'cross' : 'warning'} />
        <span className="vh">{isBlock ? 'Blocks: ' : 'Warning: '}</span>
      </span>
      <span>{problem.message}</span>
      {problem.fix && 'href' in problem.fix && (
        <Link className="cbtn" href={problem.fix.href} prefetch={false}>
          {words}
        </Link>
      )}
      {problem.fix && 'act' in problem.fix && !isReadOnly && (
        <button type="button" className="cbtn" onClick={() => void fix(problem)}>
          {words}
        </button>
      )}
    </li>
  );
}
