import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlaceKind, Publication } from '../../data/publication/publication.ts';
import { createSearch, type Search } from '../../data/publication/search/search.ts';
import { fill } from '../../data/publication/words/fill.ts';
import { useTexts } from './i18n/texts.ts';
import { Foot } from './parts/foot.tsx';
import { Notices } from './parts/notices.tsx';
import { SearchBox } from './parts/search-box.tsx';
import { TopBar } from './parts/top-bar.tsx';
import { AnswersContext } from './state/answers.ts';
import { ensureChineseFont } from './state/chinese-font.ts';
import { keepOffline, type Kept } from './state/keep-offline.ts';
import { releaseOfPage } from './state/release.ts';
import { routeLink, type Route } from './state/route.ts';
import { usePublication } from './state/use-publication.ts';
import { useRoute } from './state/use-route.ts';
import { AboutView, AccessibilityView } from './views/text-view.tsx';
import { HereView } from './views/here-view.tsx';
import { ListView } from './views/list-view.tsx';
import { PlaceView } from './views/place-view.tsx';
import { StartView } from './views/start-view.tsx';
import { TroubleView } from './views/trouble-view.tsx';

/** The public's page: search, then words, then map and list. */
export function App() {
  const { own } = useTexts();
  const [loaded, retry] = usePublication(releaseOfPage());
  return (
    <>
      <TopBar publication={loaded.state === 'ready' ? loaded.publication : undefined} />
      {loaded.state === 'ready' ? (
        <Page publication={loaded.publication} />
      ) : (
        <main id="main" tabIndex={-1}>
          {loaded.state === 'loading' ? (
            <p role="status">{own.loading}</p>
          ) : (
            <TroubleView trouble={loaded.trouble} detail={loaded.detail} onRetry={retry} />
          )}
        </main>
      )}
    </>
  );
}

function Page({ publication }: { publication: Publication }) {
  const { words } = useTexts();
  const { page } = words;
  const route = useRoute();
  const [kept, setKept] = useState<Kept>('unknown');
  const answers = useMemo(() => ({ publication, search: searchWhenAsked(publication) }), [publication]);
  const onNoRoom = useCallback(() => setKept('storage-full'), []);

  // After the first answer stands: neither may take the network from it.
  useEffect(() => {
    void ensureChineseFont();
    // That an answer found no room stays said, whatever else the device could keep.
    void keepOffline((now) => setKept((before) => (before === 'storage-full' ? before : now)));
  }, []);
  useTitle(route, publication);
  useFreshView(route);

  const isStart = route.view === 'start';
  const link = routeLink(route);
  return (
    <AnswersContext value={answers}>
      <main id="main" tabIndex={-1} className={isStart ? 'is-start' : undefined}>
        <Notices publication={publication} kept={kept} />
        {isStart && (
          <div className="lead">
            <h1 tabIndex={-1}>{page.question}</h1>
            <p>{page.lead}</p>
          </div>
        )}
        <div className={isStart ? 'ask' : 'ask is-compact'}>
          <SearchBox
            key={link}
            isCompact={!isStart}
            example={isStart ? publication.places.find(({ kind }) => kind === 'road')?.name[words.language] : undefined}
          />
          <a className="button" href={routeLink({ view: 'here' })} aria-label={isStart ? undefined : page.position}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 2v4M12 18v4M2 12h4M18 12h4M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10Z" />
            </svg>
            {isStart && page.position}
          </a>
          {isStart && <p className="hint">{page.positionNote}</p>}
        </div>
        <View route={route} onNoRoom={onNoRoom} />
      </main>
      <Foot publication={publication} kept={kept} />
    </AnswersContext>
  );
}

const floodPoints: readonly PlaceKind[] = ['flood_point'];
const toAvoid: readonly PlaceKind[] = ['underpass', 'underground'];

function View({ route, onNoRoom }: { route: Route; onNoRoom: () => void }) {
  const { words } = useTexts();
  switch (route.view) {
    case 'place':
      return <PlaceView key={route.id} id={route.id} name={route.name} onNoRoom={onNoRoom} />;
    case 'here':
      return <HereView onNoRoom={onNoRoom} />;
    case 'list':
      return <ListView key="list" title={words.page.listTitle} kinds={floodPoints} />;
    case 'avoid':
      return <ListView key="avoid" title={words.heading.avoid} kinds={toAvoid} />;
    case 'about':
      return <AboutView />;
    case 'accessibility':
      return <AccessibilityView />;
    case 'start':
      return <StartView />;
  }
}

/** The document is named after what it shows. */
function useTitle(route: Route, { city, places }: Publication): void {
  const { words } = useTexts();
  const { language, page } = words;
  const place = route.view === 'place' ? places.find(({ id }) => id === route.id)?.name[language] : undefined;
  const views: Partial<Record<Route['view'], string>> = {
    here: words.where.position,
    list: page.listTitle,
    avoid: words.heading.avoid,
    about: page.about,
    accessibility: page.accessibility,
  };
  const name = place ?? views[route.view];
  const site = fill(page.title, { city: city.title[language] });
  useEffect(() => {
    document.title = name ? `${name} · ${site}` : site;
  }, [name, site]);
}

/** The search over a publication, made when it is first asked: reading every name would hold a first answer up. */
function searchWhenAsked(publication: Publication): Search {
  let search: Search | undefined;
  return { find: (...asked) => (search ??= createSearch(publication)).find(...asked) };
}

/** A new view begins at its top, and the keyboard and the screen reader with it. */
function useFreshView(route: Route): void {
  const link = routeLink(route);
  const last = useRef(link);
  useEffect(() => {
    if (last.current === link) return;
    last.current = link;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('#main h1')?.focus();
  }, [link]);
}
