export { type GatewayOptions, type RunningGateway, serveGateway } from "./server.js";
export { type HttpTransportOptions, httpTransport } from "./transports/http.js";
export { type LocalTransportOptions, localTransport } from "./transports/local.js";
export type {
  GatewayRequest,
  PreparedOperation,
  Representations,
  SubgraphAnswer,
  SubgraphCall,
  SubgraphError,
  SubgraphTransport,
} from "./transports/transport.js";
