/** The part of ncalayer-js-client (no types of its own) that we use. */
declare module 'ncalayer-js-client' {
  export class NCALayerError extends Error {
    /** The window was closed, or «Cancel» pressed in it. */
    readonly canceledByUser?: boolean
  }
  export class NCALayerClient {
    constructor(url?: string, allowKmdHttpApi?: boolean)
    connect(): Promise<string>
    basicsSignCMS(
      storages: readonly string[] | null,
      data: string,
      params: object,
      signer: object,
      locale?: string,
    ): Promise<string | string[]>
    static get basicsStorageAll(): null
    static get basicsCMSParamsDetached(): object
    static get basicsSignerSignAny(): object
  }
}
