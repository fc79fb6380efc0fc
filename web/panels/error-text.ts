import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';

/** Words for a failed request: what happened and what to do. */
export function useErrorText(): (error: Error) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return t('error.unreadable', { detail: error.message });
    if (error.code === 'unreachable') return t('error.unreachable');
    if (error.code === 'answer-unreadable') return t('error.unreadable', { detail: error.message });
    const request = error.requestId && error.status >= 500 ? ` (${t('error.request', { id: error.requestId })})` : '';
    return `${t('error.problem', { detail: error.message })}${request}`;
  };
}
