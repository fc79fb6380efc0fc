import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { theme } from './theme.ts';
import { useScheme } from './use-scheme.ts';

/** What panels and dialogs are made with; loaded with them, after the map. */
export default function Mantine({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme={useScheme()}>
      {children}
    </MantineProvider>
  );
}
