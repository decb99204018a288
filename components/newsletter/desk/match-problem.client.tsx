'use client';

import { useContext } from 'react';
import { Answer } from '@/components/editors/notice.client';

/** What is wrong with the choice of columns as a whole. */
export function MatchProblem() {
  const { problems } = useContext(Answer);
  return problems?.columns && <p className="field__problem">{problems.columns}</p>;
}
