import { classLabels } from '../../data/model/class-labels.ts';
import { unitLabels } from '../../data/model/units.ts';
import type { Language } from '../state/app-state.ts';
import type { TaskId } from '../state/task-parameters.ts';
import { missingClass } from './classes.ts';
import { formatAreaM2 } from './format.ts';
import type { ResultPart } from './result-features.ts';

export interface ResultTip {
  /** `text` is the figure, `name` the place in the language of the page. */
  show: (text: string, name: string, x: number, y: number) => void;
  hide: () => void;
  remove: () => void;
}

/** Figure of a result part as the tip shows it: `12.3 km/km²`, `4.1 ha`, a score; a cell that is not judged says so instead. */
export function tipText(part: ResultPart, task: TaskId, language: Language): string {
  if (task === 'density' && part.class === missingClass) return classLabels.littleLand[language];
  if (part.value === null) return '';
  if (task === 'blank' || task === 'summary') return formatAreaM2(part.value, language);
  if (task === 'policy') return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(part.value);
  return `${new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(part.value)} ${unitLabels['km/km2']}`;
}

/** A small label that follows the pointer over a result; the same figures stand in the result panel as text. */
export function createResultTip(container: HTMLElement): ResultTip {
  const tip = document.createElement('div');
  tip.className = 'map-tip';
  tip.setAttribute('aria-hidden', 'true');
  tip.hidden = true;
  const value = document.createElement('strong');
  const name = document.createElement('span');
  tip.append(value, name);
  container.append(tip);
  return {
    show: (text, placeName, x, y) => {
      value.textContent = text;
      name.textContent = placeName;
      tip.hidden = text === '' && placeName === '';
      const left = x + 14 + tip.offsetWidth > container.clientWidth ? x - 14 - tip.offsetWidth : x + 14;
      tip.style.transform = `translate(${left}px, ${Math.max(0, y - 14 - tip.offsetHeight / 2)}px)`;
    },
    hide: () => {
      tip.hidden = true;
    },
    remove: () => tip.remove(),
  };
}
