// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.CsvTable;

/** Windows by product, version of the label and region ({@code monitoring-windows.csv} beside this class). */
public final class MonitoringWindows {
    private record Row(String product, Region region, LocalDate version, MonitoringWindow window) {}

    private final List<Row> rows;

    private MonitoringWindows(List<Row> rows) {
        this.rows = rows;
    }

    /** Reads the table from the class path. */
    public static MonitoringWindows load() {
        return new MonitoringWindows(CsvTable.beside(MonitoringWindows.class, "monitoring-windows.csv").stream()
                .map(MonitoringWindows::row)
                .toList());
    }

    private static Row row(List<String> cells) {
        MonitoringWindow window = new MonitoringWindow(
                Integer.parseInt(cells.get(3)),
                Integer.parseInt(cells.get(4)),
                Integer.parseInt(cells.get(5)),
                Integer.parseInt(cells.get(6)),
                cells.get(7));
        return new Row(cells.get(0), Region.valueOf(cells.get(1)), LocalDate.parse(cells.get(2)), window);
    }

    /**
     * What the label in force on a day says.
     *
     * @return empty for what is no CAR T-cell product, and before the first label
     */
    public Optional<MonitoringWindow> labelled(Product product, Region region, LocalDate day) {
        return rows.stream()
                .filter(row -> row.product().equals(product.name())
                        && row.region() == region
                        && !row.version().isAfter(day))
                .max(Comparator.comparing(Row::version))
                .map(Row::window);
    }

    /** The stricter of the label of the site's region and the policy of the site. */
    public Optional<MonitoringWindow> inForce(GradingRules rules, Product product, LocalDate day) {
        Region region = rules.decimal(RuleKey.CAR_T_EU).signum() > 0 ? Region.EU : Region.US;
        return labelled(product, region, day).map(label -> label.stricter(site(rules)));
    }

    private static MonitoringWindow site(GradingRules rules) {
        return new MonitoringWindow(
                rules.decimal(RuleKey.CAR_T_SITE_DAILY).intValue(),
                rules.decimal(RuleKey.CAR_T_SITE_MONITORING).intValue(),
                rules.decimal(RuleKey.CAR_T_SITE_PROXIMITY).intValue(),
                rules.decimal(RuleKey.CAR_T_SITE_DRIVING).intValue(),
                "site policy");
    }
}
