// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.label;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.CsvTable;

/** Windows by product, version of the label and region ({@code monitoring-windows.csv} beside this class). */
public final class MonitoringWindows {
    private record Row(String product, String disease, Region region, LocalDate version, MonitoringWindow window) {
        boolean fits(Product wanted, Disease why, Region where) {
            return product.equals(wanted.name())
                    && (disease.equals("ANY") || disease.equals(why.name()))
                    && region == where;
        }
    }

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
                Integer.parseInt(cells.get(4)),
                Integer.parseInt(cells.get(5)),
                Integer.parseInt(cells.get(6)),
                Integer.parseInt(cells.get(7)),
                cells.get(8));
        return new Row(cells.get(0), cells.get(1), Region.valueOf(cells.get(2)), LocalDate.parse(cells.get(3)), window);
    }

    /**
     * What the label in force on a day says.
     *
     * @return empty for what is no CAR T-cell product, and before the first label
     */
    public Optional<MonitoringWindow> labelled(Product product, Disease disease, Region region, LocalDate day) {
        return rows.stream()
                .filter(row ->
                        row.fits(product, disease, region) && !row.version().isAfter(day))
                .max(Comparator.comparing(Row::version))
                .map(Row::window);
    }

    /** The stricter of the label and the policy of the site. */
    public Optional<MonitoringWindow> inForce(
            GradingRules rules, Product product, Disease disease, Region region, LocalDate day) {
        return labelled(product, disease, region, day).map(label -> label.stricter(site(rules)));
    }

    /** Every infusion restarts the clock, also the second of a split dose. */
    public static Optional<Instant> clockStart(Collection<Instant> infusions) {
        return infusions.stream().max(Comparator.naturalOrder());
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
