import type { conversionContract } from '../../shared/ipc/conversion.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { CurrentVault } from '../vault/current.ts';

/** What the page can do with a note whose file is not UTF-8. */
export function createConversionHandlers(current: CurrentVault): HandlersOf<typeof conversionContract> {
  return {
    'conversion:preview': async ({ id }) => current.require().conversion.preview(id),
    'conversion:convert': async (request) => current.require().conversion.convert(request),
  };
}
