import { Component, lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Text } from '../../../data/model/text.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { useTexts } from '../i18n/texts.ts';
import { drawsWebgl } from '../state/draws-webgl.ts';
import { useOnline } from '../state/use-online.ts';
import type { WatchPlace } from '../state/watch-places.ts';

const PublicMap = lazy(() => import('../map/public-map.tsx'));
/** About what the map costs on the way, kB: its code, and the tiles of a first look. */
const mapCostsKB = 700;

export interface MapProps {
  items: readonly WatchPlace[];
  /** Id of the place that list and map both show as looked at. */
  active: string | undefined;
  /** `isChosen`: touched or clicked, not only pointed at. */
  onActive: (id: string | undefined, isChosen: boolean) => void;
  /** What was asked for; the map looks there. Absent: the whole city. */
  focus?: MapFocus | undefined;
}

export interface MapFocus {
  at: [number, number];
  bbox?: [number, number, number, number] | undefined;
  /** Id of the place, which needs no second mark where it is one of `items`. */
  place?: string | undefined;
  name?: Text | undefined;
}

/**
 * Where the map stands. It is fetched only when the words are read and the slot comes into sight, and on a line that is
 * slow or counted only when it is asked for.
 */
export function MapSlot(props: MapProps) {
  const { words, own } = useTexts();
  const slot = useRef<HTMLDivElement>(null);
  const [isWanted, setWanted] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const online = useOnline();
  const isThrifty = wantsFewBytes();
  const canDraw = drawsWebgl();

  useEffect(() => {
    if (!slot.current || isThrifty || isWanted) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && whenIdle(() => setWanted(true)),
      { rootMargin: '50px' },
    );
    observer.observe(slot.current);
    return () => observer.disconnect();
  }, [isThrifty, isWanted]);

  const note = (text: string, button?: ReactNode): ReactNode => (
    <div className="map-note">
      <p>{text}</p>
      {button}
    </div>
  );
  const again = (
    <button type="button" className="button" onClick={() => setAttempt(attempt + 1)}>
      {own.again}
    </button>
  );
  const content = (): ReactNode => {
    if (!canDraw) return note(words.message.noMap);
    if (!online) return note(own.mapOffline);
    if (!isWanted) {
      if (!isThrifty) return note(words.message.mapLoading);
      return (
        <div className="map-note">
          <button type="button" className="button" onClick={() => setWanted(true)}>
            {fill(own.loadMap, { n: mapCostsKB })}
          </button>
        </div>
      );
    }
    return (
      <MapBoundary key={attempt} fallback={note(own.mapFailed, again)}>
        <Suspense fallback={note(words.message.mapLoading)}>
          <PublicMap {...props} fallback={note(own.mapFailed, again)} />
        </Suspense>
      </MapBoundary>
    );
  };
  return (
    <div className={canDraw ? 'map-slot' : 'map-slot map-slot-small'} ref={slot}>
      {content()}
    </div>
  );
}

/** The map's failures stay the map's: its code that did not come, or a browser that cannot draw it after all. */
class MapBoundary extends Component<{ fallback: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

function wantsFewBytes(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? '');
}

function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run, 300);
}
