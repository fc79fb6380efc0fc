import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bbox } from '../../data/model/feature.ts';
import { useApp, type MapView } from '../state/app-state.ts';
import { chosenPlace, placeInputs } from './chosen-place.ts';
import { framePadding, freeCentre, isFree, readInsets, uncover, watchInsets } from './insets.ts';
import type { Insets, ScreenBox } from './insets.ts';

const settleMs = 150;
const flightMs = 900;
/** A panel that opens or closes: the map makes room while the eye follows. */
const roomMs = 320;
/** Free margin around what is framed: a share of the map's shorter side, at most so many px. */
const frameMarginShare = 0.06;
const frameMarginPx = 48;
/** Free margin around what is kept in sight, px. */
const sightMarginPx = 24;
/** Columns need a tilted camera. */
const tiltedPitch = 50;

interface Camera {
  center: [lon: number, lat: number];
  zoom: number;
  bearing: number;
  pitch: number;
}

/**
 * The one place that moves the camera for panels, links and results. What panels cover is the map's padding, so the
 * map's centre is always the centre of what is free: the link carries that centre. When a panel opens or closes,
 * what was framed is framed again, and what was chosen and visible stays visible. Where a person took the map stays
 * their choice. MapLibre jumps instead of flying where the device asks for less motion.
 */
export function syncCamera(map: MapLibreMap): () => void {
  const container = map.getContainer();
  const start = useApp.getState();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: MapView | null = start.view;
  let wish = start.camera?.nonce;
  /** The box the camera was asked to show; given up when a person moves the map. */
  let framed: { bbox: Bbox; maxZoom: number } | null = null;
  /** Where the last movement of ours leads. */
  let goal: Camera | null = null;
  let flight = 0;
  let isFlying = false;
  let place: Bbox | null = null;
  /** The chosen place was in sight before the panels changed. */
  let watched = false;
  let tilted = false;

  const size = (): [number, number] => [container.clientWidth, container.clientHeight];
  const covered = (): Insets => framePadding(readInsets(container), 0, ...size());
  const current = (): Camera => ({
    center: map.getCenter().toArray(),
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
  });
  const boxOnScreen = ([west, south, east, north]: Bbox): ScreenBox => {
    const corners = [
      map.project([west, south]),
      map.project([east, south]),
      map.project([east, north]),
      map.project([west, north]),
    ];
    const [x, y] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
    return { left: Math.min(...x), right: Math.max(...x), top: Math.min(...y), bottom: Math.max(...y) };
  };
  const isHeld = (): boolean => isFlying || (goal !== null && sameCamera(goal, current()));

  const move = (how: 'flyTo' | 'easeTo' | 'jumpTo', camera: Camera, padding: Insets, duration: number): void => {
    goal = camera;
    isFlying = true;
    flight++;
    map[how]({ ...camera, padding, duration }, { flight });
  };
  const frame = (how: 'flyTo' | 'easeTo' | 'jumpTo', padding: Insets, duration: number, base: Camera): void => {
    if (!framed) return;
    const found = map.cameraForBounds(framed.bbox, {
      padding: framePadding(padding, Math.min(frameMarginPx, frameMarginShare * Math.min(...size())), ...size()),
      absolutePadding: true,
      maxZoom: framed.maxZoom,
      bearing: base.bearing,
    });
    if (!found?.center || found.zoom === undefined) return;
    const { lng, lat } = found.center as { lng: number; lat: number };
    move(how, { ...base, center: [lng, lat], zoom: found.zoom }, padding, duration);
  };
  /** Makes room for the panels, and for `pitch` where a result wants one. */
  const settle = (pitch?: number): void => {
    const padding = covered();
    const base = { ...(isFlying && goal ? goal : current()), ...(pitch === undefined ? {} : { pitch }) };
    if (framed && isHeld()) {
      frame('easeTo', padding, isFlying ? flightMs : roomMs, base);
      return;
    }
    framed = null;
    const [before, after] = [freeCentre(map.getPadding() as Insets, ...size()), freeCentre(padding, ...size())];
    let { center } = base;
    if (place && watched && !isFlying) {
      const now = boxOnScreen(place);
      const [dx, dy] = [after.x - before.x, after.y - before.y];
      const then = { left: now.left + dx, right: now.right + dx, top: now.top + dy, bottom: now.bottom + dy };
      const [x, y] = uncover(then, framePadding(padding, sightMarginPx, ...size()), ...size());
      if (x !== 0 || y !== 0) center = map.unproject([before.x - x, before.y - y]).toArray();
    }
    move('easeTo', { ...base, center }, padding, roomMs);
  };
  const roomChanged = (): void => {
    watched = place !== null && (watched || isFree(boxOnScreen(place), map.getPadding() as Insets, ...size()));
    settle();
  };
  /** What is newly chosen and on the screen but under a panel is moved out; what is far away stays there. */
  const chosen = (): void => {
    const next = chosenPlace(useApp.getState());
    if (sameBox(next, place)) return;
    place = next;
    watched = false;
    if (!place || (framed && isHeld())) return;
    const box = boxOnScreen(place);
    const nothing = { left: 0, right: 0, top: 0, bottom: 0 };
    if (!isFree(box, nothing, ...size())) return;
    watched = true;
    if (!isFlying && !isFree(box, covered(), ...size())) settle();
  };

  const write = (): void => {
    written = readView(map);
    useApp.getState().set({ view: written });
  };
  const moved = (event: object): void => {
    clearTimeout(timer);
    timer = setTimeout(write, settleMs);
    // MapLibre hands back what a movement was started with.
    if ((event as { flight?: number }).flight !== flight) {
      watched = false;
      return;
    }
    isFlying = false;
    // A person who took the map in the middle of a flight keeps it.
    const isLost = place && watched && !framed && isHeld() && !isFree(boxOnScreen(place), covered(), ...size());
    if (isLost) settle();
    watched = false;
  };

  const unsubscribe = useApp.subscribe((state, before) => {
    if (state.camera && state.camera.nonce !== wish) {
      wish = state.camera.nonce;
      framed = { bbox: state.camera.bbox, maxZoom: state.camera.maxZoom ?? 17.5 };
      frame('flyTo', covered(), flightMs, isFlying && goal ? goal : current());
    } else if (state.view && state.view !== written) {
      written = state.view;
      framed = null;
      const { lon, lat, zoom, bearing, pitch } = state.view;
      move('jumpTo', { center: [lon, lat], zoom, bearing, pitch }, covered(), 0);
    }
    const wantsTilt = state.result?.task === 'density' && state.density.extruded;
    if (wantsTilt !== tilted) {
      tilted = wantsTilt;
      // What the map tilted it also sets upright again; a tilt that a person chose is theirs.
      if (wantsTilt ? map.getPitch() < 30 : map.getPitch() > 0) settle(wantsTilt ? tiltedPitch : 0);
    }
    if (placeInputs.some((name) => state[name] !== before[name])) chosen();
  });
  map.on('moveend', moved);
  map.on('resize', roomChanged);
  const unwatch = watchInsets(container, roomChanged);

  const { view, cityDetail } = start;
  const bbox = view ? null : cityDetail?.bbox;
  if (bbox) {
    framed = { bbox, maxZoom: 17.5 };
    frame('jumpTo', covered(), 0, current());
  } else {
    move('jumpTo', current(), covered(), 0);
  }
  return () => {
    clearTimeout(timer);
    unsubscribe();
    unwatch();
    map.off('moveend', moved);
    map.off('resize', roomChanged);
  };
}

/** Rounded to what a screen can tell apart, so that links stay short. */
function readView(map: MapLibreMap): MapView {
  const { lng, lat } = map.getCenter();
  return {
    lon: round(lng, 5),
    lat: round(lat, 5),
    zoom: round(map.getZoom(), 2),
    bearing: round(map.getBearing(), 1),
    pitch: round(map.getPitch(), 1),
  };
}

function sameCamera(a: Camera, b: Camera): boolean {
  const near = (x: number, y: number): boolean => Math.abs(x - y) < 1e-6;
  return near(a.center[0], b.center[0]) && near(a.center[1], b.center[1]) && Math.abs(a.zoom - b.zoom) < 1e-3;
}

function sameBox(a: Bbox | null, b: Bbox | null): boolean {
  return a === b || (a !== null && b !== null && a.every((value, i) => value === b[i]));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
