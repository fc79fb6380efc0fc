import { fill } from '../../../data/publication/words/fill.ts';
import { sayDate } from '../../../data/publication/words/phrases.ts';
import { useTexts } from '../i18n/texts.ts';
import { SectionBlock } from '../parts/section-block.tsx';
import { readLastAnswer } from '../state/last-answer.ts';
import { forgetCopies, type Trouble } from '../state/load-publication.ts';

/** Nothing can be answered: why, what to try, and what this device last saw. */
export function TroubleView({ trouble, detail, onRetry }: { trouble: Trouble; detail: string; onRetry: () => void }) {
  const { words, own } = useTexts();
  const { message } = words;
  const said: Record<Trouble, { title: string; try: readonly string[] }> = {
    network: message.offline,
    missing: message.newCopy,
    newer: { title: own.tooNew.title, try: [own.tooNew.text] },
    older: message.oldCopy,
    broken: message.broken,
  };
  const { title, try: tries } = said[trouble];
  const last = readLastAnswer();
  const repair = async (): Promise<void> => {
    await forgetCopies();
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    await Promise.all(workers.map((worker) => worker.unregister()));
    location.reload();
  };
  return (
    <article className="answer" data-trouble={trouble}>
      <section className="block tone-unknown" role="alert">
        <h1>{title}</h1>
        {tries.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>
          <strong>{own.danger}</strong>
        </p>
        <div className="actions">
          <button type="button" className="button" onClick={onRetry}>
            {own.again}
          </button>
          {trouble !== 'network' && (
            <button type="button" className="button" onClick={() => void repair()}>
              {own.repair}
            </button>
          )}
        </div>
        {trouble !== 'network' && <p className="detail">{fill(own.detail, { detail })}</p>}
      </section>
      {last && (
        <>
          <h2>{fill(own.seen, { date: sayDate(last.seenOn, words) })}</h2>
          <p>{fill(words.sure.madeOn, { date: sayDate(last.madeOn, words) })}</p>
          {last.sections.map((section) => (
            <SectionBlock key={section.id} section={section} />
          ))}
        </>
      )}
    </article>
  );
}
