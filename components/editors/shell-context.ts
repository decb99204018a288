import { createContext, useContext } from 'react';
import type { DeskNow } from '@/lib/briefings/desk-now';

/** What every page of the desk may ask of its shell. */
export type Shell = { now: DeskNow; openPalette: () => void };

export const ShellContext = createContext<Shell | undefined>(undefined);

/** The shell around this page, or nothing where the shell itself could not be drawn. */
export const useShell = () => useContext(ShellContext);
