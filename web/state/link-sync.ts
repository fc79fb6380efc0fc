import { defaultChoices, useApp, type Choices } from './app-state.ts';
import { usePanels } from './panel-state.ts';
import { followSection } from './section-state.ts';
import { loadChoice, storeChoice } from './stored-choice.ts';
import { questionOf } from './task-request.ts';
import { goToTrace } from './trace-state.ts';
import { clearResult, runTask, useTask } from './task-state.ts';
import { decodeLink, encodeLink, type Link } from './url-state.ts';

const settleMs = 200;

/** What a new entry of the browser's history is worth; everything else changes the entry in place. */
const stepOf = ({ choices, run }: Link): string =>
  JSON.stringify([
    choices.city,
    choices.task,
    choices.selection,
    choices.section,
    choices.sheet,
    run && questionOf(choices.task ?? 'density', choices),
  ]);

/** Choices of a page opened without a link: the product's, then what this browser last chose. */
function startingChoices(): Choices {
  const { choices } = decodeLink(
    `lang=${loadChoice('language') ?? ''}&scheme=${loadChoice('scheme') ?? ''}`,
    defaultChoices(),
  );
  return choices;
}

/**
 * Takes the address bar's link into the state, and from then on keeps both the same. Call once, before the first
 * render. The link stands after `#`: it never travels to the server, so neither its length nor what somebody looks
 * at is the server's business.
 */
export function startLinkSync(): void {
  const products = defaultChoices();
  followSection();
  const opened = decodeLink(location.hash || location.search, startingChoices());
  useApp.getState().set(opened.choices);
  if (opened.choices.task) usePanels.getState().set({ leftTab: 'tasks' });
  if (opened.choices.selection) usePanels.getState().set({ sheet: 'info' });

  let written = encodeLink(opened, products);
  let step = stepOf(opened);
  let wantsRun = opened.run;
  let version = opened.version;
  // A link that says where to look is obeyed; one that does not leaves the trace to be found.
  let goesToTrace = !opened.choices.view && !opened.choices.section;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const current = (): Link => {
    const choices = useApp.getState();
    const { answered } = useTask.getState();
    const asked = choices.task && questionOf(choices.task, choices);
    return {
      choices,
      run: (answered !== null && answered === asked) || (wantsRun && asked !== null),
      version: choices.cityDetail?.version.id ?? version,
    };
  };
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const link = current();
    const text = encodeLink(link, products);
    if (text === written) return;
    const nextStep = stepOf(link);
    // The city that the page itself chose at the start is no step of the person.
    const isStep = nextStep !== step && !written.startsWith('lang=') && written !== '';
    written = text;
    step = nextStep;
    history[isStep ? 'pushState' : 'replaceState'](null, '', `#${text}`);
  };
  flush = write;
  const later = (): void => {
    timer ??= setTimeout(write, settleMs);
  };

  const runWhenReady = (): void => {
    const { cityDetail, task } = useApp.getState();
    if (!wantsRun || !cityDetail) return;
    if (!task) {
      wantsRun = false;
      return;
    }
    // On a phone the sheet is where a run shows that it runs, and then its figures.
    usePanels.getState().set({ sheet: 'tasks', sheetHeight: 'low' });
    void runTask(task).finally(() => {
      wantsRun = false;
      if (goesToTrace) goToTrace();
      goesToTrace = false;
    });
  };
  const follow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const link = decodeLink(location.hash, startingChoices());
    const { answered } = useTask.getState();
    const asked = link.choices.task && questionOf(link.choices.task, link.choices);
    // What a link leaves open (the view, where it has none) stays as it is.
    const view = link.choices.view ?? useApp.getState().view;
    useApp.getState().set({ ...link.choices, view, picked: [], pickedAt: null, drawing: null });
    written = encodeLink({ ...link, choices: { ...link.choices, view } }, products);
    step = stepOf(link);
    if (link.run && asked !== answered) {
      wantsRun = true;
      runWhenReady();
    } else if (!link.run && answered) clearResult();
  };

  useApp.subscribe((state, before) => {
    if (state.language !== before.language) storeChoice('language', state.language);
    if (state.scheme !== before.scheme) storeChoice('scheme', state.scheme);
    if (state.cityDetail !== before.cityDetail && state.cityDetail) {
      const served = state.cityDetail.version.id;
      if (version && version !== served && !before.cityDetail) usePanels.getState().set({ linkVersion: version });
      version = null;
      if (wantsRun) runWhenReady();
    }
    later();
  });
  useTask.subscribe(later);
  addEventListener('popstate', follow);
}

let flush: () => void = () => undefined;

/** The link to what is on the screen now. */
export function currentLink(): string {
  flush();
  return location.href;
}
