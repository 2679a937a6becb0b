/** Who wants to be told of what, and where. */
export interface Subscription {
  readonly subscriptionId: string;
  readonly appId: string;
  readonly notifyType: string;
  readonly callbackUrl: string;
}
