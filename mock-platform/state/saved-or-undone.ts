/**
 * Resolves when what was just put is durable. What cannot be made durable is undone: it was not acknowledged, and whoever
 * asks for it again must not be told that it is there already.
 */
export async function savedOrUndone(saved: Promise<void> | undefined, undo: () => void): Promise<void> {
  try {
    await saved;
  } catch (error) {
    undo();
    throw error;
  }
}
