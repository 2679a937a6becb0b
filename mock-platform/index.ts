export { AdjustableClock } from './adjustable-clock.ts';
export {
  type JournalFilter,
  MockPlatformClient,
  MockPlatformClientError,
} from './admin/mock-platform-client.ts';
export { type Clock, systemClock, VirtualClock } from './clock.ts';
export type { CommandOutcome } from './commands/command-exchange.ts';
export type { CommandRequest, Probe } from './commands/command-sender.ts';
export { loadScript } from './commands/scripts/load-script.ts';
export { type RunningScript, runScript } from './commands/scripts/run-script.ts';
export type { Script } from './commands/scripts/script-schema.ts';
export type { PlatformEntry, PlatformEvent } from './events.ts';
export { type Credentials, type CredentialsInput, generateCredentials } from './generations/v1/credentials.ts';
export { messageSchemas } from './generations/v1/message-schemas.ts';
export { type NorthboundOptions, openNorthbound } from './generations/v1/northbound/open-northbound.ts';
export type { Codec, V1Product as Product } from './generations/v1/product.ts';
export { Journal } from './journal/journal.ts';
export { formatEntry, JournalFormatError, parseJournal } from './journal/ndjson.ts';
export { MockPlatform } from './mock-platform.ts';
export type { MockPlatformOptions } from './mock-platform-options.ts';
export type { Northbound } from './northbound/open-side.ts';
export { PlatformError } from './platform-error.ts';
export type { ProductModel } from './product-model/model.ts';
export { ProductModelError, readProductModel } from './product-model/read-product-model.ts';
export type { Application } from './registry/applications.ts';
export type { Device, DeviceRegistration } from './registry/device.ts';
export { RegistryError } from './registry/registry-error.ts';
export { StateError } from './state/state-error.ts';
export { StateFile, type StateFileOptions } from './state/state-file.ts';
export type { Store } from './state/store.ts';
export { UsageError } from './usage-error.ts';
