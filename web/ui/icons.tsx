import type { ReactNode } from 'react';

interface IconProps {
  /** Side in px. */
  size?: number;
}

/** Drawn on 20 × 20 with a 1.6 px stroke; always beside a text or a label of the control that holds it. */
function icon(content: ReactNode) {
  return function Icon({ size = 18 }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {content}
      </svg>
    );
  };
}

export const LayersIcon = icon(<path d="M10 3 17.5 7 10 11 2.5 7Zm-7.5 7L10 14l7.5-4M2.5 13 10 17l7.5-4" />);
export const TasksIcon = icon(<path d="M3 17V9h3.5v8M8.2 17V3h3.6v14M13.5 17V6.5H17V17M2 17h16" />);
export const SearchIcon = icon(<path d="M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13 13l4 4" />);
export const DockIcon = icon(<path d="M2.5 4h15v12h-15ZM5 8l3.5 1.5L12 12l3.5 1M5 11l3 1.5" />);
export const InfoIcon = icon(<path d="M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4ZM10 9v5M10 6.2v.1" />);
export const EyeIcon = icon(
  <path d="M2 10s2.8-5 8-5 8 5 8 5-2.8 5-8 5-8-5-8-5Zm8-2.4a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8Z" />,
);
export const EyeOffIcon = icon(
  <path d="M3 3l14 14M8 5.2A8.6 8.6 0 0 1 10 5c5.2 0 8 5 8 5a14 14 0 0 1-2.4 2.9M12.4 14.6A8 8 0 0 1 10 15c-5.2 0-8-5-8-5a14 14 0 0 1 3.4-3.6" />,
);
export const ZoomToIcon = icon(
  <path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z" />,
);
export const ChevronDownIcon = icon(<path d="m5 7.5 5 5 5-5" />);
export const ChevronLeftIcon = icon(<path d="m12.5 5-5 5 5 5" />);
export const ChevronRightIcon = icon(<path d="m7.5 5 5 5-5 5" />);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const HelpIcon = icon(
  <path d="M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4ZM7.9 8a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4M10 13.9v.1" />,
);
export const SunIcon = icon(
  <path d="M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M15.7 4.3l-1.2 1.2M5.5 14.5l-1.2 1.2" />,
);
export const MoonIcon = icon(<path d="M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z" />);
export const DeviceIcon = icon(<path d="M3 4h14v9H3ZM7 17h6M10 13v4" />);
export const PlayIcon = icon(<path d="M6 4v12l10-6Z" />);
export const StopIcon = icon(<path d="M5.5 5.5h9v9h-9Z" />);
export const DrawIcon = icon(<path d="m3 14 3-9 8 2 3 6-7 4Z" />);
export const PointIcon = icon(
  <path d="M10 17.500s5-4.700 5-8.800a5 5 0 0 0-10 0c0 4.100 5 8.800 5 8.800ZM10 7.200v.1" />,
);
export const TrashIcon = icon(<path d="M4 6h12M8 6V4h4v2M5.5 6l.7 11h7.6l.7-11M8.4 9v5M11.6 9v5" />);
export const CopyIcon = icon(<path d="M7 7h10v10H7ZM13 7V3H3v10h4" />);
export const LinkIcon = icon(
  <path d="M8.5 11.5a3.2 3.2 0 0 0 4.5 0l3-3a3.2 3.2 0 0 0-4.5-4.5l-1 1M11.5 8.5a3.2 3.2 0 0 0-4.5 0l-3 3a3.2 3.2 0 0 0 4.5 4.5l1-1" />,
);
export const FilterIcon = icon(<path d="M3 5h14M6 10h8M8.5 15h3" />);
export const DownloadIcon = icon(<path d="M10 3v10M6 9.5l4 4 4-4M3.5 17h13" />);
export const PlusIcon = icon(<path d="M10 4v12M4 10h12" />);
export const MinusIcon = icon(<path d="M4 10h12" />);
export const FitIcon = icon(<path d="M3 5v10M17 5v10M6 10h8M8.5 7.5 6 10l2.5 2.5M11.5 7.5 14 10l-2.5 2.5" />);
export const TableIcon = icon(<path d="M3 4h14v12H3ZM3 8h14M3 12h14M8 4v12" />);
export const SectionIcon = icon(<path d="M2 6.5 6.5 4.5l7 1.5L18 5M2.5 12.5l15 3.5M6.5 4.5v9M13.5 6v9" />);
export const CheckIcon = icon(<path d="m4 10.5 4 4 8-9" />);

/** The mark: a drop over the lines of a network. */
export function Mark({ size = 22 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 2c3.6 4.4 6.6 7.3 6.6 11.2a6.6 6.6 0 0 1-13.2 0C5.4 9.3 8.4 6.4 12 2Z" fill="var(--da-accent)" />
      <path
        d="M8 14.5h3.2l1.600-3 1.600 1.400H16"
        fill="none"
        stroke="var(--da-surface)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M3 21.5h18" stroke="var(--da-accent)" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  );
}
