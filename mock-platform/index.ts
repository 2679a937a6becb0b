export { AdjustableClock } from './adjustable-clock.ts';
export type { FaultSettings } from './admin/fault-switch.ts';
export {
  type JournalFilter,
  MockPlatformClient,
  MockPlatformClientError,
} from './admin/mock-platform-client.ts';
export type { RefusalView } from './admin/refusals.ts';
export { type Clock, systemClock, VirtualClock } from './clock.ts';
export type { CommandOutcome } from './commands/command-outcome.ts';
export type { CommandRequest, Probe } from './commands/command-sender.ts';
export type { CommandFit } from './commands/events.ts';
export type { ScriptExpectation } from './commands/scripts/events.ts';
export { type LoadedScript, loadScript } from './commands/scripts/load-script.ts';
export { type RunningScript, runScript } from './commands/scripts/run-script.ts';
export type { ParsedScript, Script } from './commands/scripts/script-schema.ts';
export type { PlatformEntry, PlatformEvent } from './events.ts';
export type { CommandOptions, OtherForm } from './generations/generation.ts';
export {
  type CredentialsInput,
  generateCredentials,
  type Login,
} from './generations/v1/credentials.ts';
export type { FirstGenerationOptions } from './generations/v1/first-generation.ts';
export { type JsonSchema, type MessageName, messageSchemas } from './generations/v1/message-schemas.ts';
export type { Choices } from './generations/v1/northbound/choices.ts';
export { type NorthboundOptions, openNorthbound } from './generations/v1/northbound/open-northbound.ts';
export type { CodecMode, CommandMessage, V1Coding, V1Command, V1CommandOptions } from './generations/v1/own.ts';
export type { Codec, V1Product } from './generations/v1/product.ts';
export type {
  V2CommandOptions,
  V2Family,
  V2Request,
  V2RequestBody,
  V2ServiceProperties,
} from './generations/v2/own.ts';
export type { SecondGenerationOptions } from './generations/v2/second-generation.ts';
export type { Stamp, Transport } from './journal/events.ts';
export { Journal, type JournalClock, type JournalOptions, type Recordable, type Unstamped } from './journal/journal.ts';
export { formatEntry, JournalFormatError, parseJournal } from './journal/ndjson.ts';
export type { EventContent, EventService, MessageContent } from './messages/message-content.ts';
export type { EventRequest, MessageOutcome, MessageRequest, WaitingMessage } from './messages/message-sender.ts';
export { MockPlatform } from './mock-platform.ts';
export type { MockPlatformOptions } from './mock-platform-options.ts';
export type { Northbound, SideOptions } from './northbound/open-side.ts';
export { PlatformError } from './platform-error.ts';
export type {
  Command,
  DataType,
  Parameter,
  ProductModel,
  Property,
  Response,
  Service,
  ValueType,
} from './product-model/model.ts';
export type { ProductModelProblem } from './product-model/product-model-error.ts';
export { ProductModelError, readProductModel } from './product-model/read-product-model.ts';
export type { PropertyRequestManner } from './property-request.ts';
export type { CheckOptions } from './protocol/credentials/check-options.ts';
export type { Credentials } from './protocol/credentials/credentials-of.ts';
export type { PasswordCase } from './protocol/password.ts';
export type { Application } from './registry/applications.ts';
export type { Device, DeviceChange, DeviceRegistration, Verification } from './registry/device.ts';
export type { Product, Registry } from './registry/registry.ts';
export { RegistryError } from './registry/registry-error.ts';
export type { EventLog, ServedPlatform } from './served-platform.ts';
export type { Section, ServiceShadow } from './shadow/shadows.ts';
export type { ServiceProperties } from './shadow-desk.ts';
export { StateError } from './state/state-error.ts';
export { StateFile, type StateFileOptions } from './state/state-file.ts';
export type { Store } from './state/store.ts';
export { UsageError } from './usage-error.ts';
export { YamlError } from './user-files/yaml-error.ts';
