-- Nodes are ends within half a metre of each other (clusters of distinct places); edges lead down the inverts.
drop table if exists net_nodes, net_edges;
create unlogged table net_nodes as
  select p, st_clusterdbscan(p, 0.5, 1) over () as node
  from (select distinct p from (select st_startpoint(g) p from p700 union all select st_endpoint(g) from p700) e) d;
create unlogged table net_edges as
  select k.id, case when k.fall > 0 then a.node else b.node end as source,
         case when k.fall > 0 then b.node else a.node end as target
  from (select q.id, q.g, r.invert_up - r.invert_down as fall from p700 q join pipes700k r using (id)
        where abs(r.invert_up - r.invert_down) > 0.02) k
  join net_nodes a on a.p = st_startpoint(k.g) join net_nodes b on b.p = st_endpoint(k.g);
create index on net_edges (target);
analyze net_edges;
select count(*), 0 from net_edges;
