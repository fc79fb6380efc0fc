import type { TaskId } from '../state/task-parameters.ts';
import { useTask } from '../state/task-state.ts';

/** What the server said about a field of the task's last request; a field may have more than one name there. */
export function useServerFieldError(task: TaskId, names: readonly string[]): string | undefined {
  return useTask((state) =>
    state.errors[task]?.fields.find((entry) => names.some((name) => entry.field.startsWith(name))),
  )?.message;
}
