import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.commandline.admin.security.SetInitialPasswordCommand;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import picocli.CommandLine;

/**
 * A real Neo4j on a loopback port, with authentication. Arguments: HOME PLUGINS PORT (0 lets the system choose).
 * The first line of standard input is the password of a home that is new; the end of standard input ends the server,
 * so that it never outlives the process that started it. Prints "READY port" once the database answers.
 */
public final class Neo4jServer {
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).toAbsolutePath();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        setInitialPassword(home, input.readLine());

        DatabaseManagementService server = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(writeSettings(home, args[1], Integer.parseInt(args[2])))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        var database = (GraphDatabaseAPI) server.database("neo4j");
        if (!database.isAvailable(60_000)) {
            throw new IllegalStateException("The database did not become available within a minute.");
        }
        var ports = database.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        System.out.println("READY " + ports.getLocalAddress(ConnectorType.BOLT).getPort());

        while (input.readLine() != null) {
            // Only the end of the input means something.
        }
        System.exit(0);
    }

    /** The password takes effect only before the first start of a home; it travels by standard input, as `ps` shows arguments. */
    private static void setInitialPassword(Path home, String password) {
        if (Files.exists(home.resolve("data/databases/system"))) {
            return;
        }
        var command = new SetInitialPasswordCommand(new ExecutionContext(home, home.resolve("conf")));
        // Behind "--" a password may begin with a hyphen.
        if (new CommandLine(command).execute("--", password) != 0) {
            throw new IllegalStateException("The initial password was not accepted.");
        }
    }

    /** Written anew at each start, so that the file always tells what is in force. */
    private static Path writeSettings(Path home, String plugins, int port) throws IOException {
        Path file = home.resolve("conf/neo4j.conf");
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(
                "server.bolt.enabled=true",
                "server.default_listen_address=127.0.0.1",
                "server.default_advertised_address=127.0.0.1",
                "server.bolt.listen_address=127.0.0.1:" + port,
                "server.bolt.advertised_address=127.0.0.1:" + port,
                "server.directories.plugins=" + plugins.replace("\\", "/"),
                "server.memory.pagecache.size=128m",
                "db.tx_log.preallocate=false",
                "dbms.security.auth_enabled=true",
                "dbms.security.procedures.unrestricted=gds.*",
                "dbms.usage_report.enabled=false"));
        return file;
    }
}
