-- Who may ask the hub, and how much: asked by the gateway under a login of its own, written by the hub's own commands.
grant usage on schema access to hub_gateway;
