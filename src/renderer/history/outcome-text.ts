import type { Composer } from 'vue-i18n';
import { FIRST_NEEDS } from '../../contract/answer.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Figures } from '../../language/figures.ts';
import type { Names } from '../../language/names.ts';

/** What the history says of an outcome. */
export interface OutcomeText {
  /** What is recommended, or why nothing is. */
  readonly name: string;
  /** How far that can be relied on, in a few words. */
  readonly state: string;
  /** Both in full, for whoever points at it. */
  readonly full: string;
  readonly recommends: boolean;
  /** The state is something to look at before the name is believed. */
  readonly doubtful: boolean;
  /** There is more to be read. */
  readonly address: boolean;
}

/** What the texts are made with. */
export interface OutcomeWords {
  readonly t: Composer['t'];
  readonly figures: Figures;
  readonly names: Pick<Names, 'series'>;
}

/**
 * An outcome in two short lines; never more than the answer says.
 *
 * @param settled false while runs of it are still to come
 */
export function outcomeText(
  outcome: Outcome | undefined,
  settled: boolean,
  { t, figures, names }: OutcomeWords,
): OutcomeText {
  if (outcome === undefined) return { ...SILENT, name: t('outcomes.workingOut') };
  const { best, verdict, considered } = outcome;
  if (verdict === 'empty') return { ...SILENT, name: '—' };
  const soFar = (text: string) => (settled ? text : t('outcomes.soFar', { text }));
  if (best === null) {
    const points = figures.plain((FIRST_NEEDS.accuracyLoss ?? 0) * 100);
    const name = t(`outcomes.nothing.${verdict}`, { points });
    const state = soFar(t('outcomes.ofCandidates', { n: figures.count(considered) }, considered));
    return { ...SILENT, name, state, full: `${name}. ${state}`, address: true };
  }
  const name = t('outcomes.at', {
    name: names.series(best),
    sparsity: figures.sparsity(best.sparsity),
  });
  const doubts = doubtsOf(outcome, t, figures);
  const said = [...doubts, ...besides(outcome, t, figures)];
  return {
    name,
    state: soFar(said[0] ?? t('outcomes.sure')),
    full: `${name}: ${soFar(said.join('; ') || t('outcomes.sure'))}`,
    recommends: true,
    doubtful: doubts.length > 0,
    address: true,
  };
}

const SILENT: OutcomeText = {
  name: '',
  state: '',
  full: '',
  recommends: false,
  doubtful: false,
  address: false,
};

/** What keeps the best from being sure, the most serious first. */
function doubtsOf(
  { verdict, best, undecided, lacksReference }: Outcome,
  t: Composer['t'],
  figures: Figures,
): string[] {
  return [
    ...(verdict === 'one-seed' || best?.accuracy.n === 1 ? [t('outcomes.oneSeed')] : []),
    ...(verdict === 'one-network' ? [t('outcomes.oneNetwork')] : []),
    ...(lacksReference ? [t('outcomes.lacksReference')] : []),
    ...(best?.certain === false ? [t('outcomes.crosses')] : []),
    ...(undecided > 0 ? [t('outcomes.undecided', { n: figures.count(undecided) }, undecided)] : []),
  ];
}

/** What else is known of it beside that it is recommended. */
function besides({ verdict, equivalent }: Outcome, t: Composer['t'], figures: Figures): string[] {
  return [
    ...(equivalent > 0
      ? [t('outcomes.equivalent', { n: figures.count(equivalent) }, equivalent)]
      : []),
    ...(verdict === 'alone' ? [t('outcomes.alone')] : []),
  ];
}
