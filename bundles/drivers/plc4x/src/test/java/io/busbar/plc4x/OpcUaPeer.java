package io.busbar.plc4x;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.api.DataItem;
import org.eclipse.milo.opcua.sdk.server.api.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.api.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.api.config.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.Identifiers;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.server.EndpointConfiguration;

/** An OPC UA server that nobody here wrote (Eclipse Milo), with a few variables in namespace 2. */
final class OpcUaPeer {

    private static final String URI = "urn:test:peer";

    private final OpcUaServer server;
    private final Variables variables;

    OpcUaPeer(int port) throws Exception {
        EndpointConfiguration endpoint = EndpointConfiguration.newBuilder()
                .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
                .setBindAddress("127.0.0.1")
                .setBindPort(port)
                .setHostname("127.0.0.1")
                .setPath("/peer")
                .setSecurityPolicy(SecurityPolicy.None)
                .setSecurityMode(MessageSecurityMode.None)
                .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
                .build();
        OpcUaServerConfig config = OpcUaServerConfig.builder()
                .setApplicationUri(URI)
                .setApplicationName(LocalizedText.english("peer"))
                .setProductUri(URI)
                .setEndpoints(Set.of(endpoint))
                .setIdentityValidator(AnonymousIdentityValidator.INSTANCE)
                .setCertificateManager(new DefaultCertificateManager())
                .build();
        server = new OpcUaServer(config);
        variables = new Variables(server);
        variables.startup();
        server.startup().get(20, TimeUnit.SECONDS);
    }

    void put(String name, NodeId type, Object value) {
        variables.put(name, type, value);
    }

    void stop() throws Exception {
        variables.shutdown();
        server.shutdown().get(20, TimeUnit.SECONDS);
    }

    private static final class Variables extends ManagedNamespaceWithLifecycle {

        private final Map<String, UaVariableNode> nodes = new ConcurrentHashMap<>();

        Variables(OpcUaServer server) {
            super(server, URI + ":variables");
        }

        void put(String name, NodeId type, Object value) {
            nodes.computeIfAbsent(name, wanted -> add(wanted, type)).setValue(new DataValue(new Variant(value)));
        }

        private UaVariableNode add(String name, NodeId type) {
            UaVariableNode node = new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
                    .setNodeId(newNodeId(name))
                    .setAccessLevel(AccessLevel.READ_ONLY)
                    .setUserAccessLevel(AccessLevel.READ_ONLY)
                    .setBrowseName(newQualifiedName(name))
                    .setDisplayName(LocalizedText.english(name))
                    .setDataType(type)
                    .setTypeDefinition(Identifiers.BaseDataVariableType)
                    .build();
            getNodeManager().addNode(node);
            return node;
        }

        @Override
        public void onDataItemsCreated(List<DataItem> items) {
            // Nobody subscribes.
        }

        @Override
        public void onDataItemsModified(List<DataItem> items) {
            // Nobody subscribes.
        }

        @Override
        public void onDataItemsDeleted(List<DataItem> items) {
            // Nobody subscribes.
        }

        @Override
        public void onMonitoringModeChanged(List<MonitoredItem> items) {
            // Nobody subscribes.
        }
    }
}
